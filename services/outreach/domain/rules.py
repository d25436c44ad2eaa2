# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is told what of which fact, by which template and how urgently: rules as data.

A new event joins by a line of `RULES` and its texts in `wording_zh.py` and `wording_en.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from services.chassis.values import Role
from services.outreach.domain.audiences import Among, Audience, Kind, Matter, Rule, Urgency, holders, named
from services.outreach.domain.neighbour_rules import NEIGHBOUR_RULES
from services.outreach.domain.system_rules import SYSTEM_RULES

REPORTER, ASSIGNEE, PAYER = named("reporterId"), named("assigneeId"), named("payer")
OWNERS, RESIDENTS = Audience(Among.OWNERS), Audience(Among.RESIDENTS)
DESK, SUPERVISORS = holders(Role.DISPATCHER), holders(Role.SUPERVISOR)
TREASURERS = holders(Role.TREASURER)
TOLD = holders(Role.SUPERVISOR, "told")
"""Those above whom something late is put before."""

ORDER = MappingProxyType({"number": Kind.NAME, "description": Kind.WORDS, "place": Kind.PLACE})
VOTE = MappingProxyType(
    {"title": Kind.WORDS, "place": Kind.PLACE, "opensAt": Kind.MOMENT, "closesAt": Kind.MOMENT}
)
MEETING = MappingProxyType(
    {"title": Kind.WORDS, "place": Kind.PLACE, "venue": Kind.NAME, "startsAt": Kind.MOMENT}
)
DUE = MappingProxyType({**ORDER, "dueAt": Kind.MOMENT})
MOVED = MappingProxyType({**DUE, "wasDueAt": Kind.MOMENT})
REASON = MappingProxyType({**ORDER, "reason": Kind.WORDS})
INCIDENT = MappingProxyType(
    {"title": Kind.NAME, "place": Kind.PLACE, "text": Kind.WORDS, "beginsAt": Kind.MOMENT}
)
INCIDENT_OVER = MappingProxyType({"title": Kind.NAME, "place": Kind.PLACE, "text": Kind.WORDS})

AT = MappingProxyType({"place": Kind.PLACE})
PAPER = MappingProxyType({"title": Kind.WORDS, "place": Kind.PLACE})
SURVEY = MappingProxyType({"title": Kind.WORDS, "place": Kind.PLACE, "closesAt": Kind.MOMENT})
ANSWER = MappingProxyType({"place": Kind.PLACE, "dueAt": Kind.MOMENT})

DEMAND = MappingProxyType({"title": Kind.WORDS, "place": Kind.PLACE, "dueAt": Kind.MOMENT})
SERVED = MappingProxyType({"amount": Kind.AMOUNT, "payBy": Kind.DAY})
LEFT = MappingProxyType({"balance": Kind.AMOUNT, "first": Kind.AMOUNT})
CALL = MappingProxyType({"place": Kind.PLACE, "floor": Kind.AMOUNT, "deadline": Kind.MOMENT})
AWARD = MappingProxyType({"place": Kind.PLACE, "amount": Kind.AMOUNT, "highest": Kind.AMOUNT})
HANDOVER = MappingProxyType({"place": Kind.PLACE, "leavesOn": Kind.DAY, "dueOn": Kind.DAY})
INTERIM = MappingProxyType({"place": Kind.PLACE, "provider": Kind.NAME, "since": Kind.DAY, "until": Kind.DAY})

_F, _C = "linli.finance.v1.", "linli.credit.v1."
_D, _V = "linli.dispatch.v1.", "linli.deliberation.v1."
_ORDER, _VOTE, _MEETING, _BOARD = "/orders/{id}", "/votes/{id}", "/board", "/board"

RULES: tuple[Rule, ...] = (
    *NEIGHBOUR_RULES,
    *SYSTEM_RULES,
    Rule(f"{_D}OrderReported", "order_reported", Matter.WORK, (DESK,), ORDER, link=_ORDER),
    Rule(f"{_D}OrderAccepted", "order_accepted", Matter.ORDERS, (REPORTER,), ORDER, link=_ORDER),
    Rule(f"{_D}OrderRefused", "order_refused", Matter.ORDERS, (REPORTER,), REASON, link=_ORDER),
    Rule(f"{_D}OrderAssigned", "order_assigned", Matter.WORK, (ASSIGNEE,), ORDER, link=_ORDER),
    Rule(f"{_D}OrderReturned", "order_returned", Matter.WORK, (DESK,), REASON, link=_ORDER),
    Rule(f"{_D}OrderFinished", "order_finished", Matter.ORDERS, (REPORTER,), ORDER, link=_ORDER),
    Rule(f"{_D}OrderReopened", "order_reopened", Matter.WORK, (DESK,), REASON, link=_ORDER),
    Rule(f"{_D}OrderClosed", "order_closed", Matter.ORDERS, (REPORTER,), ORDER, Urgency.LOW, link=_ORDER),
    Rule(
        f"{_D}DeadlineNear",
        "deadline_near",
        Matter.WORK,
        (ASSIGNEE,),
        DUE,
        link=_ORDER,
        once=("target", "dueAt"),
    ),
    Rule(
        f"{_D}DeadlineBreached",
        "deadline_breached",
        Matter.WORK,
        (ASSIGNEE, DESK),
        DUE,
        Urgency.URGENT,
        link=_ORDER,
        once=("target", "dueAt"),
    ),
    Rule(
        f"{_D}OrderEscalated",
        "order_escalated",
        Matter.WORK,
        (named("supervisors"),),
        ORDER,
        Urgency.URGENT,
        link=_ORDER,
    ),
    Rule(
        f"{_D}EscalationWithdrawn",
        "escalation_withdrawn",
        Matter.WORK,
        (named("supervisors"),),
        ORDER,
        Urgency.LOW,
        link=_ORDER,
    ),
    Rule(
        f"{_D}DeadlineMoved",
        "deadline_moved",
        Matter.WORK,
        (ASSIGNEE,),
        MOVED,
        Urgency.LOW,
        link=_ORDER,
        once=("target", "dueAt"),
    ),
    Rule(
        f"{_D}IncidentAnnounced",
        "incident_announced",
        Matter.NOTICES,
        (RESIDENTS,),
        INCIDENT,
        Urgency.URGENT,
        link="/board",
        once=("number",),
    ),
    Rule(f"{_D}IncidentEnded", "incident_ended", Matter.NOTICES, (RESIDENTS,), INCIDENT_OVER, link="/board"),
    Rule(f"{_V}MeetingCalled", "meeting_called", Matter.MEETINGS, (RESIDENTS,), MEETING, link=_MEETING),
    Rule(f"{_V}MeetingCancelled", "meeting_cancelled", Matter.MEETINGS, (RESIDENTS,), MEETING, link=_MEETING),
    Rule(
        f"{_V}MinutesPublished",
        "minutes_published",
        Matter.MEETINGS,
        (RESIDENTS,),
        MEETING,
        Urgency.LOW,
        link=_MEETING,
    ),
    Rule(f"{_V}MinutesOverdue", "minutes_overdue", Matter.WORK, (TOLD,), MEETING, link=_MEETING),
    Rule(
        f"{_V}MonthWithoutMeeting",
        "month_without_meeting",
        Matter.WORK,
        (TOLD,),
        MappingProxyType({"place": Kind.PLACE, "month": Kind.MONTH}),
    ),
    Rule(f"{_V}VoteAnnounced", "vote_announced", Matter.VOTES, (OWNERS,), VOTE, bound=True, link=_VOTE),
    Rule(f"{_V}VoteOpened", "vote_opened", Matter.VOTES, (OWNERS,), VOTE, bound=True, link=_VOTE),
    Rule(f"{_V}VoteWithdrawn", "vote_withdrawn", Matter.VOTES, (OWNERS,), VOTE, bound=True, link=_VOTE),
    Rule(
        f"{_V}ResolutionInForce", "resolution_in_force", Matter.VOTES, (OWNERS,), VOTE, bound=True, link=_VOTE
    ),
    Rule(f"{_V}VoteRejected", "vote_rejected", Matter.VOTES, (OWNERS,), VOTE, link=_VOTE),
    Rule(
        f"{_V}Published",
        "published",
        Matter.PUBLICITY,
        (RESIDENTS,),
        PAPER,
        Urgency.LOW,
        link=_BOARD,
    ),
    Rule(f"{_F}Published", "published", Matter.PUBLICITY, (RESIDENTS,), PAPER, Urgency.LOW),
    Rule(f"{_C}Published", "published", Matter.PUBLICITY, (RESIDENTS,), PAPER, Urgency.LOW),
    Rule(f"{_V}SurveyOpened", "survey_opened", Matter.MEETINGS, (RESIDENTS,), SURVEY),
    Rule(f"{_V}BudgetVoteOpened", "survey_opened", Matter.MEETINGS, (RESIDENTS,), SURVEY),
    Rule(
        f"{_F}BillReminded",
        "bill_reminded",
        Matter.MONEY,
        (PAYER,),
        MappingProxyType({"owed": Kind.AMOUNT}),
        bound=True,
    ),
    Rule(
        f"{_F}PaymentReceived",
        "payment_received",
        Matter.MONEY,
        (PAYER,),
        MappingProxyType({"amount": Kind.AMOUNT, "receipt": Kind.NAME}),
        Urgency.LOW,
    ),
    Rule(
        f"{_F}StatementPublished",
        "statement_published",
        Matter.PUBLICITY,
        (RESIDENTS,),
        MappingProxyType({"place": Kind.PLACE, "quarter": Kind.NAME}),
        Urgency.LOW,
    ),
    Rule(f"{_F}CaseOpened", "answer_due", Matter.WORK, (named("owner"),), ANSWER, Urgency.URGENT),
    Rule(f"{_F}CaseOverdue", "answer_overdue", Matter.WORK, (TOLD,), AT),
    Rule(f"{_C}CaseOpened", "red_light", Matter.CREDIT, (SUPERVISORS,), AT, Urgency.URGENT),
    Rule(f"{_C}RectificationOverdue", "rectification_overdue", Matter.CREDIT, (SUPERVISORS,), AT),
    Rule(f"{_C}HandoverOverdue", "handover_overdue", Matter.CREDIT, (TOLD,), AT),
    Rule(f"{_C}ExitProposed", "exit_proposed", Matter.CREDIT, (OWNERS,), PAPER),
    Rule(
        f"{_V}ResultTurned", "result_turned", Matter.WORK, (SUPERVISORS,), PAPER, Urgency.URGENT, link=_VOTE
    ),
    Rule(
        f"{_V}ResolutionLifted", "resolution_lifted", Matter.VOTES, (OWNERS,), PAPER, bound=True, link=_VOTE
    ),
    Rule(f"{_V}RollCorrected", "roll_corrected", Matter.VOTES, (OWNERS,), PAPER, link=_VOTE),
    Rule(f"{_V}TopicOverdue", "topic_overdue", Matter.WORK, (TOLD,), PAPER, link="/council/topics/{id}"),
    Rule(f"{_V}DemandRaised", "demand_raised", Matter.MEETINGS, (OWNERS,), PAPER, Urgency.LOW),
    Rule(f"{_V}DemandMet", "demand_met", Matter.WORK, (SUPERVISORS,), DEMAND, Urgency.URGENT),
    Rule(f"{_V}DemandOverdue", "demand_overdue", Matter.WORK, (TOLD,), PAPER, Urgency.URGENT),
    Rule(f"{_V}DemandConvened", "demand_convened", Matter.MEETINGS, (OWNERS,), PAPER),
    Rule(
        f"{_F}BillHoldGranted",
        "bill_hold_granted",
        Matter.MONEY,
        (PAYER,),
        MappingProxyType({"until": Kind.DAY}),
    ),
    Rule(
        f"{_F}BillHoldRefused",
        "bill_hold_refused",
        Matter.MONEY,
        (PAYER,),
        MappingProxyType({"reasons": Kind.WORDS}),
    ),
    Rule(f"{_F}DemandServed", "demand_served", Matter.MONEY, (PAYER,), SERVED, bound=True),
    Rule(f"{_F}TopUpDue", "top_up_due", Matter.MONEY, (PAYER,), LEFT, bound=True),
    Rule(
        f"{_F}LimitationNear",
        "limitation_near",
        Matter.WORK,
        (TREASURERS,),
        MappingProxyType({"place": Kind.PLACE, "ends": Kind.DAY}),
    ),
    Rule(f"{_F}BidsCalled", "bids_called", Matter.PUBLICITY, (RESIDENTS,), CALL, Urgency.LOW),
    Rule(f"{_F}BidAwarded", "bid_awarded", Matter.PUBLICITY, (RESIDENTS,), AWARD, Urgency.LOW),
    Rule(f"{_C}HandoverOpened", "handover_opened", Matter.CREDIT, (SUPERVISORS,), HANDOVER),
    Rule(f"{_C}InterimServiceArranged", "interim_service", Matter.CREDIT, (RESIDENTS,), INTERIM),
)

REMINDER = Rule("", "vote_closing", Matter.VOTES, (OWNERS,), VOTE, link=_VOTE)
"""To owners who have not voted, before a vote closes; no fact leads to it, a timer does."""

REMIND_OF = MappingProxyType({"linli.deliberation.v1.VoteOpened": "closesAt"})
"""The fact with which something begins → the field with its end, before which those who lag are reminded."""

STORM = "storm"
CODE = "address_code"
DIGEST = "digest"
NOTICE = "notice"
OWN_TEMPLATES: Mapping[str, Mapping[str, Kind]] = MappingProxyType(
    {
        STORM: MappingProxyType({"count": Kind.COUNT, "title": Kind.WORDS}),
        CODE: MappingProxyType({"code": Kind.NAME}),
        DIGEST: MappingProxyType({"count": Kind.COUNT, "titles": Kind.WORDS}),
        NOTICE: MappingProxyType({"title": Kind.WORDS, "place": Kind.PLACE}),
    }
)
"""Those that no fact of others leads to: a storm, a code for a new address, a digest, a notice."""


def _grouped() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in RULES:
        found[rule.event].append(rule)
    return {event: tuple(rules) for event, rules in found.items()}


BY_EVENT: Mapping[str, tuple[Rule, ...]] = MappingProxyType(_grouped())
BY_TEMPLATE: Mapping[str, Rule] = MappingProxyType(
    {rule.template: rule for rule in reversed((*RULES, REMINDER))}
)
FIELDS: Mapping[str, Mapping[str, Kind]] = MappingProxyType(
    {rule.template: rule.fields for rule in (*RULES, REMINDER)} | dict(OWN_TEMPLATES)
)
"""Template → the placeholders that it may name."""

REMEMBERED = (
    "reporterId",
    "assigneeId",
    "assigneeKind",
    "number",
    "description",
    "title",
    "venue",
    "startsAt",
    "opensAt",
    "closesAt",
)
"""What is remembered of an aggregate for the facts that do not say it again."""
LONGEST_REMEMBERED = 200


def remembered(known: Mapping[str, str], data: Mapping[str, Any]) -> dict[str, str]:
    """What is known of an aggregate after another of its facts."""
    said = {name: data[name][:LONGEST_REMEMBERED] for name in REMEMBERED if isinstance(data.get(name), str)}
    return {**known, **said}
