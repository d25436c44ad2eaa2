# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words in English of missed rounds, evaluated work, what neighbours share and bills."""

from collections.abc import Mapping
from types import MappingProxyType

NEIGHBOUR_ENGLISH: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "incident_announced": (
            "Notice: {title}",
            "{place}: {title}, from {beginsAt}. {text}",
            "Linli: {title} at {place} from {beginsAt}.",
        ),
        "incident_ended": (
            "Over: {title}",
            "“{title}” at {place} is over. {text}",
            "Linli: {title} at {place} is over.",
        ),
        "bills_issued": (
            "A bill: {name}, {month}",
            "You have a new bill: {name} of {month}. Please pay by {due}.",
            "Linli: a new bill, {name} of {month}, to be paid by {due}.",
        ),
        "round_missed": (
            "Round missed at {place}",
            "“{title}” of {day} at {place} was not done by {dueAt}: please see to it.",
            "Linli: a round of {day} at {place} was missed.",
        ),
        "round_escalated": (
            "Escalated: a round at {place}",
            "“{title}” at {place} was due at {dueAt}, was missed and is put before you.",
            "Linli: a missed round at {place} is put before you.",
        ),
        "order_evaluated": (
            "Order {number} was evaluated: {score} of 5",
            "Your work on order {number} at {place} was evaluated: {score} of 5. The order says why.",
            "Linli: your work on order {number} was evaluated, {score} of 5.",
        ),
        "maintenance_begun": (
            "Maintenance: {equipment}",
            "{equipment} at {place} is maintained from now on, until {dueAt}; it may be out of use.",
            "Linli: {equipment} at {place} is maintained until {dueAt}; it may be out of use.",
        ),
        "activity_cancelled": (
            "Cancelled: {title}",
            "“{title}” at {place} ({startsAt}, {venue}) does not take place: {reason}",
            "Linli: the activity of {startsAt}, {venue}, is cancelled.",
        ),
        "place_given": (
            "You have a place: {title}",
            "A place in “{title}” is yours: {startsAt}, {venue}. If you cannot come, please leave it.",
            "Linli: you have a place on {startsAt}, {venue}.",
        ),
        "good_ready": (
            "Ready: {name}",
            "The {name} that you redeemed can be fetched at {place} until {collectBy}, by your code.",
            "Linli: your {name} can be fetched until {collectBy}.",
        ),
        "help_asked": (
            "Help wanted: {place}",
            "Somebody at {place} asks for help; see who could give it.",
            "Linli: somebody at {place} asks for help. Log in to see.",
        ),
        "assistance_asked": (
            "Assistance asked for: {number}",
            "Order {number} at {place} needs assistance: {reason}. Please answer; its limits run on.",
            "Linli: assistance is asked for with order {number}. Log in to answer.",
        ),
        "assistance_granted": (
            "Assistance granted: {number}",
            "The assistance that you asked for with order {number} at {place} is granted. Open it to see.",
            "Linli: the assistance with order {number} is granted.",
        ),
        "assistance_given": (
            "Please assist: {number}",
            "You are asked to assist with order {number} at {place}: see it, comment, add evidence.",
            "Linli: please assist with order {number}. Log in to see.",
        ),
        "assistance_declined": (
            "Assistance declined: {number}",
            "The assistance that you asked for with order {number} at {place} is declined: {reason}.",
            "Linli: the assistance with order {number} is declined. Log in to see.",
        ),
        "assistance_ended": (
            "Assistance over: {number}",
            "Order {number} at {place} needs your assistance no more. Thank you.",
            "Linli: order {number} needs your assistance no more. Thank you.",
        ),
        "need_fits": (
            "A neighbour needs what you can do",
            "Somebody at {place} asks for help with what you offer. Open it to see.",
            "Linli: a neighbour asks for help with what you offer. Log in to see.",
        ),
        "need_lapsed": (
            "Your call for help has lapsed",
            "Your call for help at {place} has lapsed. If you still need it, ask again.",
            "Linli: your call for help has lapsed. If you still need it, ask again.",
        ),
        "followed_order": (
            "Progress: {number}",
            "There is progress with order {number}, which you follow. Open it to see.",
            "Linli: there is progress with order {number}, which you follow.",
        ),
        "order_matched": (
            "New order: {number}",
            "The new order {number} matches a filter of yours. Open it to see.",
            "Linli: the new order {number} matches a filter of yours.",
        ),
        "orders_matched": (
            "{name}: {count} new",
            "New orders that match your filter “{name}” since you were told last: {count}.",
            "Linli: new orders for your filter “{name}”: {count}.",
        ),
        "tool_given": (
            "Yours: {name}",
            "The {name} of {place} for which you waited is yours from {first} to {last}.",
            "Linli: the {name} is yours from {first} to {last}.",
        ),
        "tool_overdue": (
            "Overdue: {name}",
            "The {name} of {place} was due back on {last}. Please bring it: others wait for it.",
            "Linli: the {name} was due back on {last}. Please bring it.",
        ),
        "tool_unavailable": (
            "Not available: {name}",
            "The {name} of {place} that you booked or wait for cannot be lent for now.",
            "Linli: the {name} that you booked cannot be lent for now.",
        ),
        "venue_confirmed": (
            "Confirmed: {name}",
            "{name} of {place} is yours on {startsAt}. If you cannot come, please cancel it.",
            "Linli: {name} is yours on {startsAt}.",
        ),
        "venue_cancelled": (
            "Cancelled: {name}",
            "Your booking of {name} of {place} on {startsAt} is cancelled: {reason}",
            "Linli: your booking of {name} on {startsAt} is cancelled.",
        ),
    }
)
