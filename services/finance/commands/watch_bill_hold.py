# SPDX-License-Identifier: AGPL-3.0-or-later
"""An instalment's day, or the last day of a hold, is over: it ends, or goes on to the next."""

from services.chassis.values import Money
from services.finance.commands import release_bill_hold
from services.finance.domain import bill_holds
from services.finance.domain.bill_holds import BillHoldState
from services.finance.domain.timer_kinds import BILL_HOLD
from services.finance.store import Tx


def handle(tx: Tx, hold_id: str) -> None:
    hold = tx.bill_holds.get(hold_id)
    if hold.state is not BillHoldState.GRANTED:
        return
    today = tx.today(hold.place)
    owed = Money(sum(tx.bills.get(bill_id).owed.fen for bill_id in hold.bills))
    why = bill_holds.outcome(hold, owed, today)
    following = bill_holds.next_day(hold, today)
    if why is None and following:
        tx.timers.set(BILL_HOLD, hold.id, tx.calendar_at(hold.place).end_of_period(following))
        return
    hold, events = bill_holds.end(hold, why or bill_holds.Why.OVER, tx.now)
    tx.bill_holds.save(hold, *events)
    release_bill_hold.handle(tx, hold)
