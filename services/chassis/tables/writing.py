# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables as CSV that people open with a spreadsheet program."""

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
"""By this mark at the beginning Excel knows that a table is UTF-8."""
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(rows: Iterable[Sequence[object]], *, begins: bool) -> str:
    """Rows, of a table that begins with them or of one that goes on.

    A text that a spreadsheet program would take for a formula (CSV injection) gets an apostrophe before it;
    numbers stay as they are.
    """
    written = io.StringIO(newline="")
    csv.writer(written).writerows([_cell(cell) for cell in row] for row in rows)
    return (BOM if begins else "") + written.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
