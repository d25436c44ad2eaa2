# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading a bank's CSV by the columns that its account names; whole, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.chassis import written
from services.chassis.tables import comma_separated
from services.chassis.tables.errors import BrokenQuotes, TooLarge
from services.chassis.tables.table import Bounds
from services.chassis.values import Money
from services.finance.domain.bank_lines import Columns
from services.finance.domain.till_errors import BadStatement

MOST_LINES = 200
BOUNDS = Bounds(rows=10_000)
LONGEST = 300
_AMOUNT = re.compile(r"([+-]?)([0-9]{1,11})(?:\.([0-9]{1,2}))?")
_REFERENCE = re.compile(r"(?<![0-9A-F])[0-9A-F]{12}(?![0-9A-F])")


@dataclass(frozen=True, slots=True)
class Read:
    """A line as the bank told it; `key` tells it from all others of the account."""

    day: date
    amount: Money
    payer: str
    text: str
    reference: str
    key: str = ""


def read_csv(text: str, columns: Columns) -> list[Read]:
    """The lines below the header. Raises BadStatement."""
    try:
        lines = list(comma_separated.rows(text.lstrip("\ufeff"), columns.delimiter, BOUNDS))
    except BrokenQuotes as broken:
        raise BadStatement(broken.row, "a quotation mark is never closed") from None
    except TooLarge as large:
        raise BadStatement(1, f"at most {large.most} {large.what}") from None
    return keyed(_rows(lines, columns))


def _rows(lines: list[tuple[str, ...]], columns: Columns) -> list[Read]:
    used = [columns.day, columns.amount, columns.credit, columns.debit]
    used += [columns.payer, columns.text, columns.reference]
    header = lines[0] if lines else ()
    missing = [name for name in used if name and name not in header]
    if missing:
        raise BadStatement(1, f"there is no column {missing[0]}")
    found = []
    for at, line in enumerate(lines[1:], 2):
        if line and len(line) != len(header):
            raise BadStatement(at, "the line has another number of columns than the header")
        row = dict(zip(header, line, strict=False))
        cells = {name: row.get(name, "") for name in used if name}
        if any(cells.values()):
            found.append(_read(at, cells, columns))
    return found


def _read(at: int, cells: dict[str, str], columns: Columns) -> Read:
    try:
        day = written.day_by(cells[columns.day], columns.day_format)
    except ValueError:
        raise BadStatement(at, f"{cells[columns.day]!r} is no day") from None
    if columns.amount:
        fen = _fen(at, cells[columns.amount])
    else:
        fen = _fen(at, cells[columns.credit] or "0") - _fen(at, cells[columns.debit] or "0")
    if not fen:
        raise BadStatement(at, "nothing came and nothing went")
    texts = (cells.get(name, "")[:LONGEST] for name in (columns.payer, columns.text, columns.reference))
    payer, text, reference = texts
    return Read(day, Money(fen), payer, text, reference)


def _fen(at: int, text: str) -> int:
    found = _AMOUNT.fullmatch(re.sub(r"[,，¥￥\s]", "", text))
    if found is None:
        raise BadStatement(at, f"{text!r} is no amount")
    fen = int(found[2]) * 100 + int((found[3] or "").ljust(2, "0") or 0)
    return -fen if found[1] == "-" else fen


def keyed(lines: Iterable[Read]) -> list[Read]:
    """Each line with what tells it apart: of lines that are all alike, the how-manieth of its day.

    Raises BadStatement for none, or more than can be taken at once.
    """
    seen: Counter[str] = Counter()
    found = []
    for one in lines:
        key = f"{one.day}|{one.amount.fen}|{one.amount.currency}|{one.payer}|{one.text}|{one.reference}"
        seen[key] += 1
        found.append(Read(one.day, one.amount, one.payer, one.text, one.reference, f"{key}|{seen[key]}"))
    if not 1 <= len(found) <= MOST_LINES:
        raise BadStatement(len(found), f"a file has from 1 to {MOST_LINES} lines")
    return found


def references(told: str) -> list[str]:
    """The bill references (twelve hexadecimal digits) in what a payer wrote."""
    return list(dict.fromkeys(_REFERENCE.findall(told.upper())))
