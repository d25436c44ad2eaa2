# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book what takes an entry back, for today; an entry is taken back once."""

from services.finance.domain import entries
from services.finance.domain.entries import Entry
from services.finance.domain.errors import AlreadyReversed
from services.finance.domain.reversals import Reversal, TakenBack
from services.finance.store import Tx


def handle(tx: Tx, reversal: Reversal) -> Entry:
    """Raises AlreadyReversed, ClosedPeriod, FundSpent."""
    entry = tx.entries.get(reversal.entry_id)
    if tx.taken_back.find(entry.id):
        raise AlreadyReversed(entry.id)
    tx.taken_back.add(TakenBack(entry.id, reversal.id))
    today, by = tx.today(entry.place), tx.by.subject
    return tx.post(entries.reverse(entry, reversal.id, reversal.reason, today, by, tx.now))
