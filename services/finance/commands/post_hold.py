# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pay what was held, all of it or a part; the rest stays held."""

from services.chassis.http import Day, Id, Input
from services.finance.commands import AccountCode, Amount
from services.finance.domain import entries, holds
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.holds import Hold
from services.finance.domain.kinds import EntryKind
from services.finance.policies import SpendingPolicy
from services.finance.store import Tx


class PostHold(Input):
    """`entry_id`: of the entry by which it is paid; `account`: what it is spent on."""

    entry_id: Id
    account: AccountCode
    amount: Amount
    effective: Day


def handle(tx: Tx, hold_id: str, cmd: PostHold) -> Hold:
    hold = tx.holds.get(hold_id)
    tx.require(Permission.ENTRIES_POST, hold.place)
    holds.check_free(hold)
    amount = cmd.amount.value()
    hold, events = holds.post(hold, amount, cmd.entry_id)
    tx.holds.save(hold, *events)
    tx.release(hold, amount)
    lines = (Line(cmd.account, hold.fund_id, amount), Line(Known.BANK, hold.fund_id, -amount))
    entry = entries.make(
        cmd.entry_id,
        hold.place,
        EntryKind.HOLD,
        hold.text,
        cmd.effective,
        lines,
        tx.by.subject,
        tx.now,
        subject=f"hold/{hold.id}",
        matter=hold.matter,
    )
    entries.check_small(entry, tx.policy(SpendingPolicy, entry.place).direct())
    tx.post(entry)
    return hold
