# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close a quarter of a place's books (结账): nothing is posted into it, nor before it, any more."""

from services.chassis.http import Input
from services.chassis.store.paging import sortable
from services.chassis.values import OrgPath
from services.finance.domain import periods, year_plans
from services.finance.domain.authority import Permission
from services.finance.domain.errors import PeriodRuns
from services.finance.domain.periods import SETTLING, Period
from services.finance.domain.statements import Statement
from services.finance.domain.timer_kinds import DRAW
from services.finance.store import Tx
from services.finance.store.standing import standing


class ClosePeriod(Input):
    """`quarter`: as `2026Q1`."""

    place_path: OrgPath
    quarter: str


def handle(tx: Tx, cmd: ClosePeriod) -> Period:
    tx.require(Permission.PERIODS_CLOSE, cmd.place_path)
    place, first = tx.place_at(cmd.place_path).path, periods.bounds(cmd.quarter)[0]
    last, earlier = tx.last_closed(place), periods.before(cmd.quarter)
    periods.check_open(last, first)
    if (last is None or last.quarter < earlier) and _has_entries_before(tx, place, sortable(first, "")):
        raise PeriodRuns(earlier)
    _check_plan(tx, place, cmd.quarter)
    period, events = periods.close(periods.period(place, cmd.quarter), tx.today(place), tx.by.subject, tx.now)
    tx.periods.add(period, *events)
    _begin_statement(tx, period)
    return period


def _check_plan(tx: Tx, place: OrgPath, quarter: str) -> None:
    """Raises VarianceUnexplained."""
    plan = tx.plan_of(place, periods.bounds(quarter)[0].year)
    if plan:
        year_plans.check_explained(plan, quarter, standing(tx, plan, quarter))


def _begin_statement(tx: Tx, period: Period) -> None:
    """It is drawn up when every posting that began before the close is over."""
    statement = Statement(
        id=tx.new_id(),
        place=period.place,
        within=period.within,
        quarter=period.quarter,
        keeper=tx.by.subject,
        begun_at=tx.now,
    )
    tx.statements.add(statement)
    tx.timers.set(DRAW, statement.id, tx.now + SETTLING, position="")


def _has_entries_before(tx: Tx, place: OrgPath, first: str) -> bool:
    own = (fund.id for fund in tx.funds.list({"within": place}, limit=500) if fund.place == place)
    return any(tx.entries.first({"funds": fund, "by_effective": {"$lt": first}}) for fund in own)
