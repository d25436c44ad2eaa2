# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of messages in English: template → title, text, text message."""

from collections.abc import Mapping
from types import MappingProxyType

from services.outreach.domain.neighbour_wording_en import NEIGHBOUR_ENGLISH
from services.outreach.domain.system_wording_en import SYSTEM_ENGLISH

ENGLISH: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        **NEIGHBOUR_ENGLISH,
        **SYSTEM_ENGLISH,
        "order_reported": (
            "New request {number}",
            "There is a new request {number} at {place}: {description}. Please accept it.",
            "Linli: new request {number} at {place}.",
        ),
        "order_accepted": (
            "Your request {number} is accepted",
            "What you told us (“{description}”) is accepted as request {number}.",
            "Linli: your request {number} is accepted.",
        ),
        "order_refused": (
            "Your request {number} is not accepted",
            "What you told us (“{description}”) is out of our duty: {reason}",
            "Linli: your request {number} is not accepted. Log in for the reason.",
        ),
        "order_assigned": (
            "Request {number} is yours",
            "Request {number} at {place} is assigned to you: {description}.",
            "Linli: request {number} at {place} is yours.",
        ),
        "order_returned": (
            "Request {number} was given back",
            "Request {number} at {place} was given back: {reason}. Please assign it again.",
            "Linli: request {number} was given back.",
        ),
        "order_finished": (
            "Your request {number} is done",
            "What you told us (“{description}”) is done: please look at the result and rate it.",
            "Linli: your request {number} is done, please rate it.",
        ),
        "order_reopened": (
            "Request {number} is open again",
            "Request {number} at {place} is not solved: {reason}. Please assign it again.",
            "Linli: request {number} is open again.",
        ),
        "order_closed": (
            "Your request {number} is closed",
            "What you told us (“{description}”) is closed.",
            "Linli: your request {number} is closed.",
        ),
        "deadline_near": (
            "Request {number} is due soon",
            "This step of request {number} at {place} is due at {dueAt}.",
            "Linli: request {number} is due at {dueAt}.",
        ),
        "deadline_breached": (
            "Request {number} is overdue",
            "Request {number} at {place} was due at {dueAt}: please see to it now.",
            "Linli: request {number} is overdue.",
        ),
        "order_escalated": (
            "Escalated: request {number}",
            "Request {number} at {place} is overdue and put before you: {description}.",
            "Linli: request {number} at {place} is overdue and put before you.",
        ),
        "escalation_withdrawn": (
            "Not overdue after all: request {number}",
            "Request {number} at {place} was in time, nothing is asked of you any more: {description}.",
            "Linli: request {number} at {place} was in time after all.",
        ),
        "deadline_moved": (
            "Another deadline for request {number}",
            "The calendar changed: request {number} at {place} was due at {wasDueAt} and is due at {dueAt}.",
            "Linli: request {number} is now due at {dueAt}.",
        ),
        "meeting_called": (
            "Meeting: {title}",
            "There is a meeting of {place} at {startsAt} in {venue}: {title}.",
            "Linli: meeting of {place} at {startsAt} in {venue}.",
        ),
        "meeting_cancelled": (
            "No meeting: {title}",
            "The meeting “{title}” at {startsAt} in {venue} does not take place.",
            "Linli: no meeting of {place} at {startsAt}.",
        ),
        "minutes_published": (
            "Minutes: {title}",
            "The minutes of the meeting “{title}” of {place} are published.",
            "Linli: minutes of {place} are published.",
        ),
        "minutes_overdue": (
            "Minutes are late: {title}",
            "The minutes of the meeting “{title}” of {place} are late.",
            "Linli: minutes of {place} are late.",
        ),
        "month_without_meeting": (
            "{place} has not met this month",
            "{place} has had no monthly meeting in {month}.",
            "Linli: {place} has not met this month.",
        ),
        "vote_announced": (
            "Owners' vote: {title}",
            "The owners of {place} vote on “{title}” from {opensAt} to {closesAt}. Please see plan and roll.",
            "Linli: owners' vote of {place} from {opensAt}. Please log in.",
        ),
        "vote_opened": (
            "The vote is open: {title}",
            "The vote of {place} on “{title}” is open. Please vote before {closesAt}.",
            "Linli: the vote of {place} is open until {closesAt}.",
        ),
        "vote_closing": (
            "Please vote: {title}",
            "The vote of {place} on “{title}” ends at {closesAt} and you have not voted yet.",
            "Linli: the vote of {place} ends at {closesAt}. Please vote.",
        ),
        "vote_withdrawn": (
            "The vote is withdrawn: {title}",
            "The vote of {place} on “{title}” was taken back.",
            "Linli: the vote of {place} was taken back.",
        ),
        "resolution_in_force": (
            "In force: {title}",
            "What the owners of {place} resolved, “{title}”, is in force and binds all owners.",
            "Linli: a resolution of {place} is in force.",
        ),
        "vote_rejected": (
            "Not adopted: {title}",
            "The owners of {place} did not adopt “{title}”.",
            "Linli: a vote of {place} was not adopted.",
        ),
        "published": (
            "Published: {title}",
            "“{title}” is published at {place}. You may object while the publicity runs.",
            "Linli: something was published at {place}.",
        ),
        "survey_opened": (
            "Your opinion: {title}",
            "{place} asks for your opinion: {title}. Please answer before {closesAt}.",
            "Linli: {place} asks for your opinion until {closesAt}.",
        ),
        "bill_reminded": (
            "A bill is due",
            "You owe {owed} yuan: please pay soon, or tell us of hardship or what is wrong.",
            "Linli: you owe {owed} yuan. Please log in.",
        ),
        "payment_received": (
            "Your payment has arrived",
            "Your payment of {amount} yuan has arrived, receipt {receipt}.",
            "Linli: your payment of {amount} yuan has arrived.",
        ),
        "statement_published": (
            "Accounts: {place}",
            "The accounts of {place} for {quarter} are published: please review them.",
            "Linli: the accounts of {place} are published.",
        ),
        "answer_due": (
            "Please answer for the accounts",
            "The accounts of {place} were judged badly: please answer before {dueAt}.",
            "Linli: please answer for {place} before {dueAt}.",
        ),
        "answer_overdue": (
            "Answer overdue: {place}",
            "The answer for the accounts of {place} is late.",
            "Linli: the answer for {place} is late.",
        ),
        "red_light": (
            "Red light: {place}",
            "Who serves {place} has a red light: an interview is due.",
            "Linli: red light at {place}.",
        ),
        "rectification_overdue": (
            "Overdue: {place}",
            "The time to put things right at {place} is over: please look again.",
            "Linli: a deadline at {place} is over.",
        ),
        "handover_overdue": (
            "Handover late: {place}",
            "The handover at {place} is late: not everything has been handed over.",
            "Linli: the handover at {place} is late.",
        ),
        "exit_proposed": (
            "For the owners to decide: {title}",
            "The owners of {place} decide whether who serves them leaves: {title}.",
            "Linli: the owners of {place} decide on who serves them.",
        ),
        "result_turned": (
            "The recount differs: {title}",
            "The recount of “{title}” at {place} differs from what is in force: please decide.",
            "Linli: a recount at {place} differs from what is in force. Please log in.",
        ),
        "resolution_lifted": (
            "Lifted: {title}",
            "“{title}” of {place} was lifted after a recount: it binds nobody. See the vote for the reasons.",
            "Linli: a resolution of {place} was lifted. Please log in.",
        ),
        "roll_corrected": (
            "The roll was corrected: {title}",
            "The roll of {place}’s vote “{title}” was corrected; the new version can be seen.",
            "Linli: the roll of a vote of {place} was corrected.",
        ),
        "topic_overdue": (
            "A topic is late: {title}",
            "The topic “{title}” of {place} was not answered or taken up in time.",
            "Linli: a topic of {place} is late.",
        ),
        "demand_raised": (
            "A meeting is asked for: {title}",
            "An owner of {place} asks for a meeting: {title}. Owners who agree can sign.",
            "Linli: an owner of {place} asks for a meeting.",
        ),
        "demand_met": (
            "Please call the meeting: {title}",
            "Enough owners of {place} ask for the meeting: {title}. Please call it before {dueAt}.",
            "Linli: owners of {place} ask for a meeting: please call it before {dueAt}.",
        ),
        "demand_overdue": (
            "Not called in time: {title}",
            "“{title}”, which owners of {place} asked for, was not called in time: please see to it.",
            "Linli: a meeting that owners of {place} asked for was not called in time.",
        ),
        "demand_convened": (
            "Called: {title}",
            "The meeting that owners of {place} asked for, “{title}”, is called.",
            "Linli: the meeting that owners of {place} asked for is called.",
        ),
        "bill_hold_granted": (
            "Your bills are held off",
            "You asked for your bills to be held off: they are, until {until}.",
            "Linli: your bills are held off until {until}.",
        ),
        "bill_hold_refused": (
            "Your bills are not held off",
            "You asked for your bills to be held off. They are not: {reasons}",
            "Linli: your bills are not held off. Log in for the reasons.",
        ),
        "demand_served": (
            "A written demand",
            "A written demand was served: pay {amount} yuan before {payBy}, or tell us of hardship.",
            "Linli: please pay {amount} yuan before {payBy}. A written demand was served.",
        ),
        "top_up_due": (
            "Please top up the maintenance fund",
            "Your household has {balance} of {first} yuan left in the maintenance fund: please top it up.",
            "Linli: your maintenance fund has {balance} yuan left. Please top it up.",
        ),
        "limitation_near": (
            "A claim ends soon: {place}",
            "The limitation of a claim at {place} ends on {ends}: please see to it.",
            "Linli: a claim at {place} ends on {ends}.",
        ),
        "bids_called": (
            "Call for bids: {place}",
            "Bids are called for a common asset of {place}: at least {floor} yuan a month, until {deadline}.",
            "Linli: bids are called at {place} until {deadline}.",
        ),
        "bid_awarded": (
            "A bid is chosen: {place}",
            "A bid of {amount} yuan a month is chosen at {place}; the highest was {highest}.",
            "Linli: a bid is chosen at {place}.",
        ),
        "handover_opened": (
            "Handover: {place}",
            "Who serves {place} leaves on {leavesOn}; the handover is due on {dueOn}.",
            "Linli: handover at {place}, due on {dueOn}.",
        ),
        "interim_service": (
            "Interim service: {place}",
            "{provider} serves {place} for a while, from {since} until {until}.",
            "Linli: interim service at {place} from {since}.",
        ),
        "storm": (
            "{count} more messages of the kind",
            "There were {count} more messages of the kind within a short time, the last: {title}",
            "Linli: {count} more messages of the kind.",
        ),
        "address_code": (
            "Your code",
            "Your code is {code}. It is good for ten minutes.",
            "Linli: your code is {code}, good for ten minutes.",
        ),
        "digest": (
            "{count} messages today",
            "{titles}",
            "Linli: {count} messages today.",
        ),
        "notice": (
            "Notice: {title}",
            "There is a notice for {place}: “{title}”.",
            "Linli: there is a notice for {place}.",
        ),
    }
)
