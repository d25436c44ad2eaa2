# SPDX-License-Identifier: AGPL-3.0-or-later
"""Undo a match of which nothing was booked: the line is in suspense. A booked one is undone by a reversal."""

from services.chassis.http import Input
from services.finance.commands import Text, book_suspense
from services.finance.domain import bank_lines
from services.finance.domain.authority import Permission
from services.finance.domain.bank_lines import BankLine
from services.finance.store import Tx


class UnmatchLine(Input):
    reason: Text


def handle(tx: Tx, bank_line_id: str, cmd: UnmatchLine) -> BankLine:
    """Raises LineDecided, MatchBooked."""
    line = tx.bank_lines.get(bank_line_id)
    tx.require(Permission.BANK_KEEP, line.place)
    bank_lines.check_unbooked(line)
    tx.matched_entries.remove(tx.matched_entries.get(line.matched[0]))
    freed, events = bank_lines.unmatch(line, cmd.reason)
    tx.bank_lines.save(freed, *events)
    return book_suspense.handle(tx, freed)
