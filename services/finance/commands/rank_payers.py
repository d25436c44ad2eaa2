# SPDX-License-Identifier: AGPL-3.0-or-later
"""Find when the last of the first bills of a run was paid, once its due day is over; a piece at a time."""

from services.finance.domain import members_lead
from services.finance.domain.timer_kinds import COUNT_PAYERS, RANK_PAYERS
from services.finance.policies import BillingPolicy
from services.finance.store import Tx

AT_ONCE = 100


def handle(tx: Tx, run_id: str, position: str, seen: int, last: str, at_once: int = AT_ONCE) -> None:
    """Then all its bills are counted.

    `seen`: how many of them were found before; `last`: when the latest of these was paid.
    """
    run = tx.runs.get(run_id)
    wanted = members_lead.places_first(run.billed, tx.policy(BillingPolicy, run.place).first_percent)
    page = tx.bills.page({"run_id": run.id}, sort="settled_at", after=position or None, limit=at_once)
    settled = [bill.settled_at for bill in page.items if bill.settled_at and members_lead.counts_in(bill)]
    paid = settled[: wanted - seen]
    last = paid[-1].isoformat() if paid else last
    if page.next and seen + len(paid) < wanted and page.items[-1].settled_at:
        tx.timers.set(RANK_PAYERS, run.id, tx.now, position=page.next, seen=seen + len(paid), last=last)
    else:
        tx.timers.set(COUNT_PAYERS, run.id, tx.now, position="", first_until=last)
