# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decide on a hold, with reasons: grant it until a day, perhaps by instalments, or refuse it."""

from datetime import timedelta

from pydantic import Field

from services.chassis.http import Day, Input
from services.chassis.values import Invalid
from services.finance.commands import Amount, Text, release_bill_hold
from services.finance.domain import bill_holds, limitation
from services.finance.domain.authority import Permission
from services.finance.domain.bill_holds import BillHold, Instalment
from services.finance.domain.timer_kinds import BILL_HOLD
from services.finance.policies import BillingPolicy
from services.finance.store import Tx


class InstalmentInput(Input):
    due: Day
    amount: Amount


class DecideBillHold(Input):
    """`until`: its last day, if it is granted; `plan`: instalments that come to what is owed."""

    granted: bool
    reasons: Text
    until: Day | None = None
    plan: tuple[InstalmentInput, ...] = Field((), max_length=24)


def handle(tx: Tx, bill_hold_id: str, cmd: DecideBillHold) -> BillHold:
    hold = tx.bill_holds.get(bill_hold_id)
    tx.require(Permission.BILL_HOLDS_DECIDE, *hold.within)
    if not cmd.granted:
        hold, events = bill_holds.refuse(hold, tx.by.subject, cmd.reasons)
        tx.bill_holds.save(hold, *events)
        release_bill_hold.handle(tx, hold)
        return hold
    today = tx.today(hold.place)
    if cmd.until is None or cmd.until <= today:
        raise Invalid("until", "lies in the future")
    plan = tuple(Instalment(one.due, one.amount.value()) for one in cmd.plan)
    policy = tx.policy(BillingPolicy, hold.place)
    known = [tx.bills.get(bill_id) for bill_id in hold.bills]
    claims = [limitation.ends(bill.due, bill.interrupted_on) for bill in known]
    last = min(today + timedelta(days=policy.hold_days), *claims)
    hold, events = bill_holds.grant(hold, tx.by.subject, cmd.reasons, cmd.until, plan, last)
    tx.bill_holds.save(hold, *events)
    following = bill_holds.next_day(hold, today) or cmd.until
    tx.timers.set(BILL_HOLD, hold.id, tx.calendar_at(hold.place).end_of_period(following))
    return hold
