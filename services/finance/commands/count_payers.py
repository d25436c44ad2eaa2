# SPDX-License-Identifier: AGPL-3.0-or-later
"""Count who paid the next bills of a run in time, and first; its due day is over."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis import written
from services.finance.domain import members_lead
from services.finance.domain.bills import Bill
from services.finance.domain.members_lead import LeadPayer, PaidLead
from services.finance.domain.timer_kinds import COUNT_PAYERS
from services.finance.store import Tx

AT_ONCE = 100


def handle(tx: Tx, run_id: str, position: str, first_until: str, at_once: int = AT_ONCE) -> None:
    """By what is true of them now; `first_until`: when the last of the first was paid, if any was."""
    page = tx.bills.page({"run_id": run_id}, after=position or None, limit=at_once)
    counted = [bill for bill in page.items if members_lead.counts_in(bill)]
    _count(tx, counted, written.moment(first_until) if first_until else None)
    if page.next:
        tx.timers.set(COUNT_PAYERS, run_id, tx.now, position=page.next, first_until=first_until)


def _count(tx: Tx, bills: Sequence[Bill], first_until: datetime | None) -> None:
    today, calendar = tx.today(tx.root), tx.calendar
    members = {one.id for one in tx.members.several(bill.payer for bill in bills) if one.on(today)}
    payers = {bill.id: _payers(f"{today:%Y-%m}", bill) for bill in bills}
    after = {one.id: one for some in payers.values() for one in some}
    known = {one.id: one for one in tx.lead_payers.several(after)}
    after |= known
    for bill in bills:
        prompt = bill.settled_at is not None and calendar.local_date(bill.settled_at) <= bill.due
        first, member = members_lead.was_first(bill, first_until), bill.payer in members
        for one in payers[bill.id]:
            after[one.id] = after[one.id].paid(prompt=prompt, first=first, member=member)
    _keep(tx, known, after)


def _payers(month: str, bill: Bill) -> list[LeadPayer]:
    """What is kept of its payer where it counts, empty."""
    return [members_lead.lead_payer(month, area, bill.payer) for area in members_lead.areas_of(bill.place)]


def _keep(tx: Tx, known: dict[str, LeadPayer], after: dict[str, LeadPayer]) -> None:
    moved: dict[tuple[str, str], PaidLead] = {}
    for item_id, one in after.items():
        before = known.get(item_id)
        (tx.lead_payers.save if before else tx.lead_payers.add)(one)
        key = (one.month, one.place)
        change = one.counts.plus(before.counts, -1) if before else one.counts
        moved[key] = moved.get(key, PaidLead()).plus(change)
    for (month, area), change in moved.items():
        blank = members_lead.paid_tally(month, area)
        tx.paid_tallies.put((tx.paid_tallies.find(blank.id) or blank).moved(change))
