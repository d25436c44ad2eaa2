# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the metrics say of the money that an entry moves."""

from services.chassis.contracts import message_class
from services.finance.app import AMOUNTS
from services.finance.domain.events import EntryPosted


def test_an_entry_moves_its_debits() -> None:
    entry = message_class(EntryPosted.TYPE)()
    for fen in (120_00, 30_50, -150_50):
        entry.lines.add().amount.fen = fen
    assert AMOUNTS[EntryPosted.TYPE](entry) == 150_50
