# SPDX-License-Identifier: AGPL-3.0-or-later
"""End a lease before its time: what was billed for later days pays open bills, the rest is owed back."""

from dataclasses import replace
from uuid import UUID, uuid5

from services.chassis.http import Day, Input
from services.chassis.values import Money
from services.finance.commands import Text
from services.finance.domain import bills, deposits, entries, fees, leases
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.deposits import Deposit
from services.finance.domain.entries import Line
from services.finance.domain.fees import Open
from services.finance.domain.kinds import EntryKind
from services.finance.domain.leases import Lease
from services.finance.store import Tx


class EndLease(Input):
    """`on`: its last day."""

    on: Day
    reason: Text


def handle(tx: Tx, lease_id: str, cmd: EndLease) -> Lease:
    lease = tx.leases.get(lease_id)
    tx.require(Permission.ASSETS_KEEP, lease.place)
    ended, back, events = leases.end(lease, cmd.on, cmd.reason)
    tx.leases.save(ended, *events)
    tx.assets.save(replace(tx.assets.get(lease.asset_id), lease_id=None))
    if back.fen:
        _credit(tx, lease, back)
    return ended


def _credit(tx: Tx, lease: Lease, back: Money) -> None:
    """First what is owed; what is left is the lessee's, held like a deposit."""
    owing = {
        bill.id: bill for bill in tx.bills.list({"subject": f"lease/{lease.id}"}, limit=500) if bill.open
    }
    settled, left = fees.apportion(back, [Open(one.id, one.due, one.owed) for one in owing.values()])
    for one in settled:
        tx.bills.save(bills.settle(owing[one.bill], one.principal, tx.now))
    credit_id = str(uuid5(UUID(lease.id), "unused"))
    parts = ((Known.RECEIVABLE, back - left), (Known.DEPOSITS, left))
    lines = [Line(account, lease.fund_id, -amount) for account, amount in parts if amount.fen]
    tx.post(
        entries.make(
            credit_id,
            lease.place,
            EntryKind.RENT,
            "退租，退回未使用租金",
            tx.today(lease.place),
            [Line(lease.account, lease.fund_id, back), *lines],
            tx.by.subject,
            tx.now,
            subject=f"lease/{lease.id}",
            matter=lease.matter,
        )
    )
    if left.fen:
        _owe(tx, lease, credit_id, left)


def _owe(tx: Tx, lease: Lease, deposit_id: str, left: Money) -> None:
    deposit, events = deposits.take(
        Deposit(
            id=deposit_id,
            place=lease.place,
            within=lease.within,
            fund_id=lease.fund_id,
            payer=lease.lessee,
            purpose="未使用租金",
            amount=left,
            taken_at=tx.now,
            taken_by=tx.by.subject,
            lease_id=lease.id,
        )
    )
    tx.deposits.add(deposit, *events)
    tx.set_aside(deposit.id, tx.funds.get(lease.fund_id), left, deposit.purpose, f"deposit/{deposit.id}")
