# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell once of each quarter whose statement is not published in time; a piece of the funds at a time."""

from collections.abc import Iterable
from datetime import timedelta

from services.chassis.store.paging import sortable
from services.chassis.values import OrgPath
from services.finance.domain import overdue_statements, periods
from services.finance.domain.funds import Fund
from services.finance.domain.overdue_statements import OverdueStatement
from services.finance.domain.periods import PeriodState
from services.finance.domain.timer_kinds import STATEMENTS
from services.finance.policies import StatementPolicy
from services.finance.store import AT_ONCE, Tx


def handle(tx: Tx, position: str) -> None:
    page = tx.funds.page({"within": tx.root}, after=position or None, limit=AT_ONCE)
    by_place: dict[OrgPath, list[Fund]] = {}
    for fund in page.items:
        by_place.setdefault(fund.place, []).append(fund)
    due = {one.id: one for one in (_last_due(tx, place) for place in by_place)}
    locked = {one.id for one in tx.periods.several(due) if one.state is PeriodState.LOCKED}
    told = {one.id for one in tx.overdue_statements.several(due)}
    for key in sorted(due.keys() - locked - told):
        if _has_books(tx, by_place[due[key].place], due[key].quarter):
            overdue, events = overdue_statements.tell(due[key])
            tx.overdue_statements.add(overdue, *events)
    if page.next:
        tx.timers.set(STATEMENTS, "next", tx.now, position=page.next)


def _last_due(tx: Tx, place: OrgPath) -> OverdueStatement:
    calendar, days = tx.calendar_at(place), tx.policy(StatementPolicy, place).due_days
    quarter, due = overdue_statements.last_due(
        tx.today(place), lambda one: calendar.add_working_days(periods.bounds(one)[1], days)
    )
    return OverdueStatement(
        id=periods.period_id(place, quarter), place=place, quarter=quarter, due=due, told_at=tx.now
    )


def _has_books(tx: Tx, funds: Iterable[Fund], quarter: str) -> bool:
    """Whether anything was posted until the quarter's end: before the first entry nothing is to be shown."""
    until = sortable(periods.bounds(quarter)[1] + timedelta(days=1), "")
    return any(tx.entries.first({"funds": one.id, "by_effective": {"$lt": until}}) for one in funds)
