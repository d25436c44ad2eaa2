# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is told of rounds, followed, assisted or evaluated orders, what neighbours share, bills."""

from types import MappingProxyType

from services.chassis.values import Role
from services.outreach.domain.audiences import Among, Audience, Kind, Matter, Rule, Urgency, holders, named

ROUND = MappingProxyType({"title": Kind.WORDS, "place": Kind.PLACE, "day": Kind.DAY, "dueAt": Kind.MOMENT})
MAINTENANCE = MappingProxyType({"equipment": Kind.NAME, "place": Kind.PLACE, "dueAt": Kind.MOMENT})
CLIMBED = MappingProxyType({"title": Kind.WORDS, "place": Kind.PLACE, "dueAt": Kind.MOMENT})
ACTIVITY = MappingProxyType(
    {"title": Kind.WORDS, "place": Kind.PLACE, "venue": Kind.NAME, "startsAt": Kind.MOMENT}
)
CALLED_OFF = MappingProxyType({**ACTIVITY, "reason": Kind.WORDS})
GOOD = MappingProxyType({"name": Kind.NAME, "place": Kind.PLACE, "collectBy": Kind.MOMENT})
TOOL = MappingProxyType({"name": Kind.NAME, "place": Kind.PLACE})
TOOL_DAYS = MappingProxyType({**TOOL, "first": Kind.DAY, "last": Kind.DAY})
VENUE = MappingProxyType({"name": Kind.NAME, "place": Kind.PLACE, "startsAt": Kind.MOMENT})
TOOL_DUE = MappingProxyType({**TOOL, "last": Kind.DAY})

ASKED = MappingProxyType({"place": Kind.PLACE})
"""Who asks neighbours for help, and in which words, stands on the page only."""
FOLLOWED = MappingProxyType({"number": Kind.NAME})
"""Who follows an order learns neither its words nor whose home it is about."""
EVALUATED = MappingProxyType({"number": Kind.NAME, "place": Kind.PLACE, "score": Kind.COUNT})
"""The reasons and the note stand on the order's page, where whoever sees the order reads them."""
ASSISTANCE = MappingProxyType({"number": Kind.NAME, "place": Kind.PLACE})
ASSISTANCE_WHY = MappingProxyType({**ASSISTANCE, "reason": Kind.WORDS})
MATCHED = MappingProxyType({"name": Kind.NAME, "count": Kind.COUNT})
BILLS = MappingProxyType({"name": Kind.NAME, "month": Kind.MONTH, "due": Kind.DAY})

_D = "linli.dispatch.v1."

NEIGHBOUR_RULES: tuple[Rule, ...] = (
    Rule(
        "linli.finance.v1.BillsIssued",
        "bills_issued",
        Matter.MONEY,
        (named("payers"),),
        BILLS,
        link="/money",
        once=("runId",),
    ),
    Rule(
        f"{_D}RoundMissed",
        "round_missed",
        Matter.WORK,
        (named("assigneeId"), named("told")),
        ROUND,
        Urgency.URGENT,
    ),
    Rule(
        f"{_D}RoundEscalated",
        "round_escalated",
        Matter.WORK,
        (named("supervisors"),),
        CLIMBED,
        Urgency.URGENT,
    ),
    Rule(
        f"{_D}MaintenanceBegun",
        "maintenance_begun",
        Matter.NOTICES,
        (Audience(Among.RESIDENTS),),
        MAINTENANCE,
    ),
    Rule(
        f"{_D}FollowersTold",
        "followed_order",
        Matter.ORDERS,
        (named("followers"),),
        FOLLOWED,
        link="/orders/{id}/progress",
    ),
    Rule(f"{_D}OrderMatched", "order_matched", Matter.WORK, (named("told"),), FOLLOWED),
    Rule(
        f"{_D}MatchesTold",
        "orders_matched",
        Matter.WORK,
        (named("personId"),),
        MATCHED,
        link="/desk/filters/{id}",
    ),
    Rule(
        f"{_D}OrderEvaluated",
        "order_evaluated",
        Matter.WORK,
        (named("assigneeId"),),
        EVALUATED,
        link="/orders/{id}",
    ),
    Rule(
        f"{_D}AssistanceAsked",
        "assistance_asked",
        Matter.WORK,
        (holders(Role.DISPATCHER),),
        ASSISTANCE_WHY,
        Urgency.URGENT,
        link="/orders/{id}",
    ),
    Rule(
        f"{_D}AssistanceGranted",
        "assistance_granted",
        Matter.WORK,
        (named("told"),),
        ASSISTANCE,
        Urgency.URGENT,
        link="/orders/{id}",
    ),
    Rule(
        f"{_D}AssistanceGranted",
        "assistance_given",
        Matter.WORK,
        (named("assistants"),),
        ASSISTANCE,
        Urgency.URGENT,
        link="/orders/{id}",
    ),
    Rule(
        f"{_D}AssistanceDeclined",
        "assistance_declined",
        Matter.WORK,
        (named("told"),),
        ASSISTANCE_WHY,
        Urgency.URGENT,
        link="/orders/{id}",
    ),
    Rule(f"{_D}AssistanceEnded", "assistance_ended", Matter.WORK, (named("told"),), ASSISTANCE),
    Rule(
        f"{_D}ActivityCancelled",
        "activity_cancelled",
        Matter.SHARING,
        (named("told"),),
        CALLED_OFF,
        Urgency.URGENT,
        link="/activities/{id}",
    ),
    Rule(
        f"{_D}PlaceInActivityGiven",
        "place_given",
        Matter.SHARING,
        (named("personId"),),
        ACTIVITY,
        Urgency.URGENT,
        link="/activities",
    ),
    Rule(
        f"{_D}NeedChanged",
        "help_asked",
        Matter.WORK,
        (holders(Role.DISPATCHER), holders(Role.GRID_WORKER)),
        ASKED,
        link="/activities/skills",
        once=("needId",),
    ),
    Rule(
        f"{_D}NeedChanged",
        "need_fits",
        Matter.SHARING,
        (named("helpers"),),
        ASKED,
        link="/activities/skills",
        once=("needId",),
    ),
    Rule(
        f"{_D}NeedLapsed",
        "need_lapsed",
        Matter.SHARING,
        (named("personId"),),
        ASKED,
        link="/activities/skills",
    ),
    Rule(
        f"{_D}GoodReady",
        "good_ready",
        Matter.SHARING,
        (named("personId"),),
        GOOD,
        link="/points/redemptions/{id}",
    ),
    Rule(
        f"{_D}ToolGiven",
        "tool_given",
        Matter.SHARING,
        (named("personId"),),
        TOOL_DAYS,
        Urgency.URGENT,
        link="/tools/loans/{id}",
    ),
    Rule(
        f"{_D}ToolOverdue",
        "tool_overdue",
        Matter.SHARING,
        (named("personId"),),
        TOOL_DUE,
        Urgency.URGENT,
        link="/tools/loans/{id}",
    ),
    Rule(
        f"{_D}ToolUnavailable",
        "tool_unavailable",
        Matter.SHARING,
        (named("told"),),
        TOOL,
        Urgency.URGENT,
        link="/tools/{id}",
    ),
    Rule(
        f"{_D}VenueConfirmed",
        "venue_confirmed",
        Matter.SHARING,
        (named("personId"),),
        VENUE,
        link="/venues/bookings/{id}",
    ),
    Rule(
        f"{_D}VenueBookingCancelled",
        "venue_cancelled",
        Matter.SHARING,
        (named("told"),),
        MappingProxyType({**VENUE, "reason": Kind.WORDS}),
        Urgency.URGENT,
        link="/venues/bookings/{id}",
    ),
)
