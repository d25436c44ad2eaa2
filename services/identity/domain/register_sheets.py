# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table as a register: its rows gathered by the unit that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from services.chassis.tables.errors import EmptyTable
from services.chassis.tables.table import Cells, Header, Table, header_of
from services.identity.domain import entrance_names
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.mappings import RegisterMapping
from services.identity.domain.place_names import key_of

_WHERE = (
    ("neighbourhood", PlaceKind.NEIGHBOURHOOD),
    ("compound", PlaceKind.COMPOUND),
    ("building", PlaceKind.BUILDING),
    ("unit", PlaceKind.UNIT),
)
Where = tuple[str, str, str, str]
NOWHERE: Where = ("", "", "", "")
"""Neighbourhood, compound, building and unit as they are written; empty where nothing is said."""


@dataclass(frozen=True, slots=True)
class UnitRows:
    """The rows of one unit by their numbers, and in which row it stood before, if it did."""

    where: Where
    rows: tuple[int, ...]
    again: int = 0


@dataclass(frozen=True)
class Sheet:
    """A table with its mapping. `rows`: how many are not empty."""

    table: Table
    mapping: RegisterMapping
    header: Header
    units: tuple[UnitRows, ...]
    rows: int

    def cells(self, row: int) -> Cells:
        return self.table.rows[row - 1]


class Registers(Protocol):
    """Reads files as registers, and keeps the last one for who asks again; `digest` is the content's."""

    def known(self, digest: str, mapping: RegisterMapping) -> Sheet | None:
        """The one that was kept, if it is this."""
        ...

    def read(self, digest: str, content: bytes, mapping: RegisterMapping) -> Sheet:
        """Raises TableRefused."""
        ...

    def header(self, digest: str, content: bytes, wanted: Iterable[str] = ()) -> tuple[Table, Header]:
        """For who has no mapping yet. Raises TableRefused."""
        ...


def sheet_of(table: Table, mapping: RegisterMapping) -> Sheet:
    """The units in the order of the table. Raises EmptyTable, MissingColumns, DoubledColumns.

    Rows that stand together and name the same unit, or none at all, are one unit's: its joint owners and who
    lives there. In a workbook a merged cell has its text in its first row alone, so there a building that is
    not named is the one above.
    """
    header = header_of(table, mapping.names)
    units: list[UnitRows] = []
    first: dict[Where, int] = {}
    for where, key, rows in _gathered(table, mapping, header):
        before = first.get(key, 0) if where[-1] else 0
        units.append(UnitRows(where, rows, before))
        first.setdefault(key, rows[0])
    if not units:
        raise EmptyTable
    return Sheet(table, mapping, header, tuple(units), sum(len(one.rows) for one in units))


def _gathered(
    table: Table, mapping: RegisterMapping, header: Header
) -> Iterator[tuple[Where, Where, tuple[int, ...]]]:
    """Where each unit is as it is written and by what it is known, and its rows."""
    columns = [
        header.place(mapping.by_field[field]) if field in mapping.by_field else -1 for field, _ in _WHERE
    ]
    entrances = header.place(mapping.by_field["entrance"]) if "entrance" in mapping.by_field else -1
    merged = not table.encoding
    where = key = NOWHERE
    entrance = ""
    rows: list[int] = []
    for number, cells in enumerate(table.rows[header.first - 1 :], header.first):
        if not any(cells):
            continue
        said = _said(cells, columns)
        above = entrance if merged and not any(said[:-1]) else ""
        entrance = _text(cells, entrances) or above
        said = (*said[:-1], entrance_names.named(entrance, said[-1]))
        if merged and said[-1]:
            said = _filled(said, where)
        named = bool(said[2] or said[3])
        found = _key(said) if named else key
        if rows and found != key:
            yield where, key, tuple(rows)
            rows = []
        if not rows:
            where, key = said, found
        rows.append(number)
    if rows:
        yield where, key, tuple(rows)


def _said(cells: Cells, columns: list[int]) -> Where:
    first, second, third, fourth = (_text(cells, place) for place in columns)
    return first, second, third, fourth


def _text(cells: Cells, place: int) -> str:
    found = cells[place] if 0 <= place < len(cells) else ""
    return found if isinstance(found, str) else ""


def _filled(said: Where, above: Where) -> Where:
    """With what a merged cell says for the rows below; what is named newly begins anew below it."""
    if said[0] or said[1]:
        return said[0] or above[0], said[1], said[2], said[3]
    return above[0], above[1], said[2] or above[2], said[3]


def _key(where: Where) -> Where:
    first, second, third, fourth = (key_of(kind, text) for (_, kind), text in zip(_WHERE, where, strict=True))
    return first, second, third, fourth
