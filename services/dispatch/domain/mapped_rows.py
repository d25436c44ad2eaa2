# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of a table as what they say of requests, by the mapping of their source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from services.chassis import written
from services.chassis.tables.table import Cell, Cells, Fault, Header, Table, header_of
from services.dispatch.domain.mappings import MOMENTS, NUMBERS, SourceMapping, Stand


@dataclass(eq=False)
class RowProblem(Exception):
    """Why a row says nothing: what is wrong, in which column, and what stands there."""

    code: str
    column: str = ""
    value: str = ""


@dataclass(frozen=True)
class MappedRow:
    """A row of the table by its number, and its facts under the names of an intake's row; or its problem."""

    number: int
    external_id: str
    facts: dict[str, Any]
    problem: RowProblem | None = None


def mapped_rows(table: Table, mapping: SourceMapping, begin: int, most: int) -> list[MappedRow]:
    """So many of the rows that are not empty. Raises EmptyTable, MissingColumns, DoubledColumns."""
    header = header_of(table, mapping.names)
    below = enumerate(table.rows[header.first - 1 :], header.first)
    filled = ((number, cells) for number, cells in below if any(cells))
    wanted = islice(filled, begin, begin + most)
    return [_mapped(number, _Row(mapping, header, cells)) for number, cells in wanted]


def count_rows(table: Table, mapping: SourceMapping) -> int:
    """Raises EmptyTable, MissingColumns, DoubledColumns."""
    header = header_of(table, mapping.names)
    return sum(any(cells) for cells in table.rows[header.first - 1 :])


def _mapped(number: int, row: _Row) -> MappedRow:
    external_id = ""
    try:
        row.check_width()
        external_id = row.text("external_id")
        return MappedRow(number, external_id, row.facts())
    except RowProblem as problem:
        return MappedRow(number, external_id, {}, problem)


@dataclass(frozen=True)
class _Row:
    mapping: SourceMapping
    header: Header
    cells: Cells

    def check_width(self) -> None:
        """Raises RowProblem where something stands beside the columns that have a name."""
        if any(self.cells[len(self.header.names) :]):
            raise RowProblem("shifted", value=str(len(self.cells)))

    def facts(self) -> dict[str, Any]:
        """Raises RowProblem."""
        theirs = self.text("category") or self.mapping.constant("category")
        known = {word.theirs: word.ours for word in self.mapping.categories}
        category = known.get(theirs) or self.mapping.default_category or theirs
        if not category:
            raise self.problem("missing", "category")
        found: dict[str, Any] = {
            "source": self.mapping.source,
            "external_id": self.needed("external_id"),
            "category": category,
            "labels": {"source_category": theirs[:200]} if theirs else {},
            "description": self.needed("description"),
            "channel": self.needed("channel"),
            **{name: self.needed(name) for name in ("place_path", "address", "closure") if self.said(name)},
            **{name: self.moment(name) for name in MOMENTS if self.said(name)},
            **{name: self.number(name) for name in NUMBERS if self.said(name)},
        }
        if "reported_at" not in found:
            raise self.problem("missing", "reported_at")
        return self.located(self.ended(found))

    def ended(self, found: dict[str, Any]) -> dict[str, Any]:
        """With the end that the state says; without a column of states a moment of closing says it."""
        if "state" not in self.mapping.by_field:
            return found
        known = {word.theirs.casefold(): word.ours for word in self.mapping.states}
        stand = known.get(self.text("state").casefold())
        if stand is None:
            raise self.problem("unknown_state", "state")
        if stand == Stand.CLOSED and "closed_at" not in found:
            raise self.problem("closed_without_moment", "closed_at")
        if stand == Stand.OPEN:
            found.pop("closed_at", None)
        return found | ({"cancelled": True} if stand == Stand.CANCELLED else {})

    def located(self, found: dict[str, Any]) -> dict[str, Any]:
        latitude, longitude = found.pop("latitude", None), found.pop("longitude", None)
        if latitude is None or longitude is None:
            return found
        return found | {"location": {"latitude": latitude, "longitude": longitude}}

    def said(self, field: str) -> bool:
        return bool(self.cell(field)) or bool(self.mapping.constant(field))

    def needed(self, field: str) -> str:
        """Raises RowProblem."""
        found = self.text(field) or self.mapping.constant(field)
        if not found:
            raise self.problem("missing", field)
        return found

    def text(self, field: str) -> str:
        """Raises RowProblem for a formula or an error."""
        cell = self.cell(field)
        if isinstance(cell, Fault):
            raise self.problem(cell.value, field)
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell

    def moment(self, field: str) -> datetime:
        """Raises RowProblem: it is none, or one that the clocks of the zone leave out."""
        cell = self.cell(field)
        local = cell if isinstance(cell, datetime) else self.parsed(field, self.text(field))
        if local.tzinfo is not None:
            return local.astimezone(UTC)
        moment = local.replace(tzinfo=ZoneInfo(self.mapping.zone)).astimezone(UTC)
        if moment.astimezone(ZoneInfo(self.mapping.zone)).replace(tzinfo=None) != local:
            raise self.problem("no_such_time", field)
        return moment

    def parsed(self, field: str, text: str) -> datetime:
        """As one of the mapping's ways to write a moment, or as ISO 8601 with its offset."""
        for way in self.mapping.dates:
            try:
                return written.moment_by(text, way)
            except ValueError:
                continue
        try:
            return written.moment(text)
        except ValueError:
            raise self.problem("not_a_moment", field) from None

    def number(self, field: str) -> float | int:
        try:
            return written.whole(self.text(field)) if field == "version" else written.real(self.text(field))
        except ValueError:
            raise self.problem("not_a_number", field) from None

    def cell(self, field: str) -> Cell:
        name = self.mapping.by_field.get(field)
        place = self.header.place(name) if name else -1
        return self.cells[place] if 0 <= place < len(self.cells) else ""

    def problem(self, code: str, field: str) -> RowProblem:
        cell = self.cell(field)
        shown = "" if isinstance(cell, Fault) else str(cell)[:100]
        return RowProblem(code, self.mapping.by_field.get(field, field), shown)
