# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a deposit (押金), at the desk or on the bank account: it is held, nothing else is paid with it."""

from services.chassis.http import Id, Input
from services.chassis.values import Invalid
from services.finance.commands import AccountCode, Amount, Title
from services.finance.domain import deposits, entries
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.deposits import Deposit
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.store import Tx


class TakeDeposit(Input):
    """`account`: cash or bank; `lease_id`: the lease that it secures. Its entry has its id."""

    id: Id
    fund_id: Id
    payer: Title
    purpose: Title
    amount: Amount
    account: AccountCode = Known.CASH
    lease_id: Id | None = None


def handle(tx: Tx, cmd: TakeDeposit) -> Deposit:
    fund, amount = tx.funds.get(cmd.fund_id), cmd.amount.value()
    tx.require(Permission.DEPOSITS_KEEP, fund.place)
    if cmd.account not in (Known.CASH, Known.BANK):
        raise Invalid("account", "is cash or bank")
    if cmd.lease_id and tx.leases.get(cmd.lease_id).fund_id != fund.id:
        raise Invalid("lease_id", "its fund is another one")
    given = Deposit(
        id=tx.unused(tx.deposits, cmd.id),
        place=fund.place,
        within=fund.within,
        fund_id=fund.id,
        payer=cmd.payer,
        purpose=cmd.purpose,
        amount=amount,
        taken_at=tx.now,
        taken_by=tx.by.subject,
        lease_id=cmd.lease_id,
        receipt=tx.next_receipt(fund) if cmd.account == Known.CASH else "",
    )
    deposit, events = deposits.take(given)
    tx.deposits.add(deposit, *events)
    tx.post(
        entries.make(
            deposit.id,
            fund.place,
            EntryKind.DEPOSIT,
            "押金",
            tx.today(fund.place),
            (Line(cmd.account, fund.id, amount), Line(Known.DEPOSITS, fund.id, -amount)),
            tx.by.subject,
            tx.now,
            subject=f"deposit/{deposit.id}",
        )
    )
    tx.set_aside(deposit.id, fund, amount, "押金", f"deposit/{deposit.id}")
    return deposit
