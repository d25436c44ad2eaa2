# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders and moments that the tests of dispatch start from."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from services.chassis.calendar import Calendar
from services.chassis.values import OrgPath
from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.assistance import Assistance, AssistanceKind, AssistanceState, Assistant
from services.dispatch.domain.categories import Category, Terms, Urgency
from services.dispatch.domain.limits import Limits
from services.dispatch.domain.orders import Order
from services.dispatch.domain.reporting import Request, report

CALENDAR = Calendar()
BUILDING = OrgPath("/320585/001/002/c01/b03")
GRID = OrgPath("/320585/001/002/g-01")
PLUMBER = Assignee("person-1", AssigneeKind.PERSON, "王建国", ("person-1",))
COMPANY = Assignee("company-1", AssigneeKind.COMPANY, "安居物业", ("person-2", "person-3"))
REASONS = ("materials", "owner_absent")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


START = at("2015-03-02 09:00")


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def category(urgency: Urgency = Urgency.U1, limits: Limits | None = None) -> Category:
    return Category(code="burst-pipe", name="水管爆裂", name_en="Burst pipe", urgency=urgency, limits=limits)


def terms(limits: Limits, **changed) -> Terms:
    facts = {
        "policy_version": 1,
        "limits": limits,
        "warn_percent": 75,
        "escalation_minutes": (60, 240, 1440),
        "reopen_minutes": 7 * 1440,
    }
    return Terms(**(facts | changed))


def reported(urgency: Urgency = Urgency.U1, limits: Limits | None = None, now: datetime = START) -> Order:
    wanted = category(urgency, limits)
    request = Request(
        category=wanted,
        description="水管爆裂",
        channel="portal",
        place_path=BUILDING,
        grid_path=GRID,
        reporter_id="resident-1",
    )
    return report(request, "order-1", "TC-0302-0001", terms(wanted.promised), now, CALENDAR)[0]


def asked(order: Order) -> Order:
    """With a request for assistance that waits, and one that was granted."""
    waits = Assistance(number=2, kind=AssistanceKind.PARTNER, reason="valve", by="person-2", at=START)
    helps = Assistant("person-9", PLUMBER.kind, ("person-9",))
    granted = replace(waits, number=1, state=AssistanceState.GRANTED, assistant=helps)
    return replace(order, assistances=(granted, waits), assisting=helps.persons, asking=order.within)
