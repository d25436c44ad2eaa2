# SPDX-License-Identifier: AGPL-3.0-or-later
"""Share a closed quarter's common income out to the owners by area (Civil Code Art. 282, 283), once."""

from uuid import UUID, uuid5

from services.chassis.http import Id, Input
from services.chassis.values import Invalid, OrgPath
from services.finance.domain import entries, income_shares, periods
from services.finance.domain.authority import Permission
from services.finance.domain.errors import PeriodRuns
from services.finance.domain.income_shares import IncomeShare
from services.finance.domain.kinds import EntryKind
from services.finance.domain.places import UNIT, Ownership, Place
from services.finance.domain.totals import Balance, added, month_of
from services.finance.policies import IncomePolicy
from services.finance.store import UNITS_AT_ONCE, Tx


class ShareIncome(Input):
    """`maintenance_fund_id`: where the fund's part goes, which a policy may ask for."""

    quarter: str
    maintenance_fund_id: Id | None = None


def handle(tx: Tx, fund_id: str, cmd: ShareIncome) -> IncomeShare:
    fund = tx.funds.get(fund_id)
    tx.require(Permission.INCOME_SHARE, fund.place)
    last = tx.last_closed(fund.place)
    if last is None or last.quarter < cmd.quarter:
        raise PeriodRuns(cmd.quarter)
    policy, chart = tx.policy(IncomePolicy, fund.place), tx.chart_at(fund.place)
    units = _units(tx, fund.place)
    areas = [unit.area or 0 for unit, _ in units]
    turnover = _turnover(tx, fund.id, cmd.quarter)
    found = income_shares.reckon(fund, turnover, chart, areas, policy.fund_part, policy.fund_percent)
    if found.to_fund.fen and cmd.maintenance_fund_id is None:
        raise Invalid("maintenance_fund_id", "a part goes to the maintenance fund: name it")
    share_id = str(uuid5(UUID(fund.id), cmd.quarter))
    made = IncomeShare(
        id=share_id,
        fund_id=fund.id,
        place=fund.place,
        quarter=cmd.quarter,
        shared_at=tx.now,
        income=found.income,
        cost=found.cost,
        to_fund=found.to_fund,
        to_owners=found.to_owners,
        units=len(units),
    )
    made, events = income_shares.share(made, tx.income_shares.find(share_id))
    tx.income_shares.add(made, *events)
    for one in income_shares.allot(share_id, units, found):
        tx.allotments.add(one)
    _post(tx, made, cmd.maintenance_fund_id or "")
    return made


def _units(tx: Tx, place: OrgPath) -> list[tuple[Place, Ownership]]:
    """The units with an area and an owner, in the order of their ids."""
    found, after = [], ""
    while True:
        where = {"within": place, "kind": UNIT, "active": True}
        page = tx.places.page(where, after=after or None, limit=UNITS_AT_ONCE)
        owned = {one.id: one for one in tx.ownerships.several(unit.id for unit in page.items)}
        found += [(unit, owned[unit.id]) for unit in page.items if unit.area and unit.id in owned]
        if page.next is None:
            return found
        after = page.next


def _turnover(tx: Tx, fund_id: str, quarter: str) -> tuple[Balance, ...]:
    first, last = (month_of(day) for day in periods.bounds(quarter))
    return added(one.balance for one in tx.totals_of(fund_id) if first <= one.effective <= last)


def _post(tx: Tx, made: IncomeShare, maintenance: str) -> None:
    lines = income_shares.lines(made, maintenance)
    if lines:
        entry = entries.make(
            made.id,
            made.place,
            EntryKind.COMMON_INCOME,
            f"{made.quarter} 公共收益分配",
            tx.today(made.place),
            lines,
            tx.by.subject,
            tx.now,
            subject=f"income_share/{made.id}",
        )
        tx.post(entry)
