# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take an entry back (冲销); one of a published quarter waits for a second person."""

from services.chassis.http import Id, Input
from services.finance.commands import Text, book_reversal
from services.finance.domain import reversals
from services.finance.domain.authority import Permission
from services.finance.domain.errors import AlreadyReversed
from services.finance.domain.periods import quarter_of
from services.finance.domain.reversals import Reversal
from services.finance.store import Tx


class ReverseEntry(Input):
    """`id`: of the entry that takes the other back."""

    id: Id
    reason: Text


def handle(tx: Tx, entry_id: str, cmd: ReverseEntry) -> Reversal:
    entry = tx.entries.get(entry_id)
    tx.require(Permission.ENTRIES_POST, entry.place)
    asked = Reversal(
        id=tx.unused(tx.reversals, cmd.id),
        entry_id=entry.id,
        reason=cmd.reason,
        asked_by=tx.by.subject,
        asked_at=tx.now,
    )
    if entry.reverses or tx.taken_back.find(entry.id):
        raise AlreadyReversed(entry.id)
    asked, events = reversals.ask(asked)
    tx.reversals.add(asked, *events)
    last = tx.last_closed(entry.place)
    if last is None or quarter_of(entry.effective) > last.quarter:
        book_reversal.handle(tx, asked)
    return asked
