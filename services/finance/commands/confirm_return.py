# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turn the second key: a deposit is returned, after what is still owed on its lease."""

from services.finance.domain import bills, deposits, entries, fees
from services.finance.domain.authority import Permission
from services.finance.domain.deposits import Deposit
from services.finance.domain.fees import Open
from services.finance.domain.kinds import EntryKind
from services.finance.store import Tx


def handle(tx: Tx, deposit_id: str) -> Deposit:
    deposit = tx.deposits.get(deposit_id)
    tx.require(Permission.DEPOSITS_CONFIRM, deposit.place)
    available = deposit.amount - deposit.kept
    known = tx.bills.list({"subject": f"lease/{deposit.lease_id}"}, limit=500) if deposit.lease_id else []
    owing = {bill.id: bill for bill in known if bill.open}
    settled, left = fees.apportion(available, [Open(one.id, one.due, one.owed) for one in owing.values()])
    returned, events = deposits.confirm(deposit, available - left, tx.by.subject, tx.now)
    for one in settled:
        tx.bills.save(bills.settle(owing[one.bill], one.principal, tx.now))
    tx.deposits.save(returned, *events)
    tx.let_go(deposit.id, "退还押金")
    tx.post(
        entries.make(
            deposit.entry_id or deposit.id,
            deposit.place,
            EntryKind.DEPOSIT,
            "退还押金",
            tx.today(deposit.place),
            deposits.returned_lines(returned, available - left),
            tx.by.subject,
            tx.now,
            subject=f"deposit/{deposit.id}",
        )
    )
    return returned
