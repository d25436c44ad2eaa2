# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book what households pay into the maintenance fund (交存、续筹), each into its own account."""

from uuid import UUID, uuid5

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.chassis.values import Money
from services.finance.commands import Amount
from services.finance.domain import entries, maintenance
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.dunning_errors import UnknownUnit
from services.finance.domain.kinds import EntryKind
from services.finance.domain.maintenance import DEPOSITS, HouseholdAccount
from services.finance.domain.places import Place
from services.finance.store import Tx


class DepositInput(Input):
    unit_id: Id
    amount: Amount


class DepositMaintenance(Input):
    """`entry_id`: of the entry by which all of it is booked."""

    entry_id: Id
    effective: Day
    deposits: tuple[DepositInput, ...] = Field(min_length=1, max_length=50)


def handle(tx: Tx, fund_id: str, cmd: DepositMaintenance) -> list[HouseholdAccount]:
    fund = tx.funds.get(fund_id)
    tx.require(Permission.MAINTENANCE_KEEP, fund.place)
    maintenance.check_fund(fund)
    tx.unused(tx.entries, cmd.entry_id)
    units = {one.id: one for one in tx.places.several({one.unit_id for one in cmd.deposits})}
    found = []
    for one in cmd.deposits:
        unit = units.get(one.unit_id)
        if unit is None or not unit.area or not unit.lies_in(fund.place):
            raise UnknownUnit(one.unit_id)
        found.append(_deposit(tx, fund.id, unit, one.amount.value()))
    whole = Money(sum(one.amount.fen for one in cmd.deposits))
    entry = entries.make(
        cmd.entry_id,
        fund.place,
        EntryKind.GENERAL,
        "维修资金交存",
        cmd.effective,
        maintenance.lines_in(fund.id, Known.BANK, DEPOSITS, whole),
        tx.by.subject,
        tx.now,
        subject=f"fund/{fund.id}",
    )
    tx.post(entry)
    return found


def _deposit(tx: Tx, fund_id: str, unit: Place, amount: Money) -> HouseholdAccount:
    account_id = str(uuid5(UUID(fund_id), unit.id))
    known = tx.household_accounts.find(account_id)
    new = HouseholdAccount(
        id=account_id,
        fund_id=fund_id,
        place=unit.path,
        within=unit.within,
        unit_id=unit.id,
        area=unit.area or 0,
        first=amount,
        balance=amount,
    )
    account, events = maintenance.deposit(known, new)
    tx.household_accounts.put(account, *events)
    return account
