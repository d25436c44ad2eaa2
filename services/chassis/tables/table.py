# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table that somebody exported from another system, and where in it the names of its columns stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import pairwise

from services.chassis.tables.errors import DoubledColumns, EmptyTable, MissingColumns

MOST_COLUMNS = 100
LONGEST_CELL = 4_000
LOOKED_THROUGH = 10
"""Among so many rows at the top the names of the columns are looked for: titles may stand above them."""


class Fault(Enum):
    """A cell that has no value of its own."""

    FORMULA = "formula"
    ERROR = "error"


Cell = str | datetime | Fault
"""A text without blanks around it, a date as a workbook keeps it (without a zone), or neither."""
Cells = tuple[Cell, ...]


@dataclass(frozen=True)
class Bounds:
    """How much of a table is taken; `unpacked`: the bytes of a workbook's parts."""

    rows: int = 20_000
    unpacked: int = 64 * 1024 * 1024


@dataclass(frozen=True)
class Table:
    """Every row of it, the first one is row 1; `encoding` is empty for a workbook."""

    rows: tuple[Cells, ...]
    encoding: str = ""


@dataclass(frozen=True)
class Header:
    """The names of the columns, and the number of the first row below them."""

    names: tuple[str, ...]
    first: int

    def place(self, name: str) -> int:
        return self.names.index(name)


def header_of(table: Table, wanted: Iterable[str] = ()) -> Header:
    """The row, or the two rows with merged cells, that name the wanted columns; else the fullest at the top.

    Raises:
        EmptyTable: nothing stands below it.
        MissingColumns, DoubledColumns: of those that are wanted.

    """
    wanted = tuple(dict.fromkeys(wanted))
    possible = _possible(table)
    if not possible:
        raise EmptyTable
    best = max(possible, key=lambda one: sum(name in one.names for name in wanted) or _width(one) / 1000)
    missing = tuple(name for name in wanted if name not in best.names)
    if missing:
        raise MissingColumns(missing)
    doubled = tuple(name for name, count in Counter(best.names).items() if count > 1 and name in wanted)
    if doubled:
        raise DoubledColumns(doubled)
    if not any(any(row) for row in table.rows[best.first - 1 :]):
        raise EmptyTable
    return best


def _width(header: Header) -> int:
    return sum(map(bool, header.names))


def _possible(table: Table) -> list[Header]:
    top = table.rows[:LOOKED_THROUGH]
    single = [Header(_trimmed(row), number + 1) for number, row in enumerate(top, 1) if any(row)]
    double = [
        Header(_two_levels(upper, lower), number + 2)
        for number, (upper, lower) in enumerate(pairwise(top), 1)
        if any(upper) and any(lower)
    ]
    return single + double


def _two_levels(upper: Cells, lower: Cells) -> tuple[str, ...]:
    """A merged cell has its text in its first place: below stands what it groups, or nothing."""
    width = max(len(upper), len(lower))
    above, below = _filled(upper, width), _filled(lower, width)
    names = [under or over for over, under in zip(above, below, strict=True)]
    group, doubled = "", {name for name, count in Counter(names).items() if name and count > 1}
    for place, (over, under) in enumerate(zip(above, below, strict=True)):
        group = over or group
        if under in doubled:
            names[place] = f"{group}/{under}"
    return _trimmed(names)


def _filled(row: Cells, width: int) -> list[str]:
    return [_text(row[place]) if place < len(row) else "" for place in range(width)]


def _trimmed(row: Sequence[Cell]) -> tuple[str, ...]:
    names = [_text(cell) for cell in row]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _text(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""
