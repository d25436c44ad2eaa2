# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book the maintenance fund's interest and share it among the households' accounts, by what each has."""

from services.chassis.http import Day, Id, Input
from services.finance.commands import Amount
from services.finance.domain import entries, maintenance
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.kinds import EntryKind
from services.finance.domain.maintenance import INTEREST, MOST_ACCOUNTS, Allotment
from services.finance.store import Tx


class AllotInterest(Input):
    """`entry_id`: of the entry by which it is booked."""

    entry_id: Id
    amount: Amount
    effective: Day


def handle(tx: Tx, fund_id: str, cmd: AllotInterest) -> Allotment:
    fund = tx.funds.get(fund_id)
    tx.require(Permission.MAINTENANCE_KEEP, fund.place)
    maintenance.check_fund(fund)
    amount = cmd.amount.value()
    accounts = tx.accounts_in(fund.id, fund.place, MOST_ACCOUNTS)
    allotment = Allotment(
        id=tx.unused(tx.interest_allotments, cmd.entry_id),
        fund_id=fund.id,
        place=fund.place,
        amount=amount,
        accounts=len(accounts),
        allotted_at=tx.now,
    )
    for account in maintenance.allot(allotment, accounts):
        tx.household_accounts.save(account)
    tx.interest_allotments.add(allotment, *maintenance.allotted(allotment))
    entry = entries.make(
        allotment.id,
        fund.place,
        EntryKind.GENERAL,
        "维修资金利息",
        cmd.effective,
        maintenance.lines_in(fund.id, Known.BANK, INTEREST, amount),
        tx.by.subject,
        tx.now,
        subject=f"fund/{fund.id}",
    )
    tx.post(entry)
    return allotment
