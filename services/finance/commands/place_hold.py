# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hold money of a fund (冻结) for something that will be paid, until it is posted, voided or expires."""

from services.chassis.http import Id, Input, Moment
from services.finance.commands import Amount, Text
from services.finance.domain import holds
from services.finance.domain.authority import Permission
from services.finance.domain.holds import Hold
from services.finance.domain.timer_kinds import EXPIRE
from services.finance.store import Tx


class PlaceHold(Input):
    id: Id
    fund_id: Id
    amount: Amount
    text: Text
    expires_at: Moment | None = None


def handle(tx: Tx, cmd: PlaceHold) -> Hold:
    fund = tx.funds.get(cmd.fund_id)
    tx.require(Permission.ENTRIES_POST, fund.place)
    hold = Hold(
        id=tx.unused(tx.holds, cmd.id),
        place=fund.place,
        fund_id=fund.id,
        amount=cmd.amount.value(),
        text=cmd.text,
        placed_at=tx.now,
        placed_by=tx.by.subject,
        matter=fund.matter,
        expires_at=cmd.expires_at,
    )
    hold, events = holds.place(hold)
    tx.hold(hold)
    tx.holds.add(hold, *events)
    if hold.expires_at:
        tx.timers.set(EXPIRE, hold.id, hold.expires_at)
    return hold
