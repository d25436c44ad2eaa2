# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close a difference between the provider and the books, with what explains it.

What a fund lacked for a refund is booked out of suspense then; as long as it still lacks it, it stays open.
"""

from uuid import UUID, uuid5

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import entries, settlements
from services.finance.domain.authority import Permission
from services.finance.domain.kinds import EntryKind
from services.finance.domain.settlements import Discrepancy
from services.finance.store import Tx


class CloseDifference(Input):
    note: Text


def handle(tx: Tx, discrepancy_id: str, cmd: CloseDifference) -> Discrepancy:
    discrepancy = tx.discrepancies.get(discrepancy_id)
    tx.require(Permission.SETTLEMENTS_KEEP, discrepancy.place)
    discrepancy, events = settlements.close(discrepancy, cmd.note, tx.by.subject, tx.now)
    tx.discrepancies.save(discrepancy, *events)
    _cover(tx, discrepancy)
    return discrepancy


def _cover(tx: Tx, discrepancy: Discrepancy) -> None:
    """Raises FundSpent."""
    payment = tx.payments.find(discrepancy.payment_id)
    lines = settlements.cover_lines(discrepancy, payment.fund_id) if payment else []
    if lines:
        tx.post(
            entries.make(
                str(uuid5(UUID(discrepancy.id), "covered")),
                discrepancy.place,
                EntryKind.SETTLEMENT,
                discrepancy.note,
                tx.today(discrepancy.place),
                lines,
                tx.by.subject,
                tx.now,
                subject=f"discrepancy/{discrepancy.id}",
            )
        )
