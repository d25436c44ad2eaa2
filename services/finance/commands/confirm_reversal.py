# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turn the second key: an entry of a published quarter is taken back, today."""

from services.finance.commands import book_reversal
from services.finance.domain import reversals
from services.finance.domain.authority import Permission
from services.finance.domain.errors import AlreadyReversed
from services.finance.domain.reversals import Reversal
from services.finance.store import Tx


def handle(tx: Tx, reversal_id: str) -> Reversal:
    reversal = tx.reversals.get(reversal_id)
    tx.require(Permission.ENTRIES_CONFIRM, tx.entries.get(reversal.entry_id).place)
    if tx.entries.find(reversal.id):
        raise AlreadyReversed(reversal.entry_id)
    reversal, events = reversals.confirm(reversal, tx.by.subject)
    tx.reversals.save(reversal, *events)
    book_reversal.handle(tx, reversal)
    return reversal
