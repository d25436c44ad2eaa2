# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a row of a feed says, by the contract of its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from services.chassis.tables.table import Cell
from services.chassis.values import Invalid, OrgPath
from services.identity.domain import identifiers, persons
from services.identity.domain.feed_contracts import FeedContract, FeedKind
from services.identity.domain.identifiers import Flaw
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.kinds import OccupantKind
from services.identity.domain.register_sheets import NOWHERE, Where
from services.identity.domain.row_text import RowText

LONGEST_NAME = 100
LONGEST_KEY = 200
_PLACES = ("neighbourhood", "compound", "building", "unit")


@dataclass(frozen=True, slots=True)
class RowSaid:
    """An entry of the source: a person in a unit, or a vehicle and its holder; numbers as they are kept."""

    key: str
    name: str
    phone: str = ""
    citizen_id: str = ""
    unit_path: str = ""
    where: Where = NOWHERE
    relation: OccupantKind = OccupantKind.FAMILY
    since: date | None = None
    until: date | None = None
    died_on: date | None = None
    plate: str = ""
    special: bool = False


@dataclass(frozen=True)
class FeedCells(RowText):
    """A row of named cells: a line of JSON, or of a table below its header."""

    cells: Mapping[str, Cell]

    def cell(self, field: str) -> Cell:
        return self.cells.get(self.mapping.by_field.get(field, ""), "")


def key_of(cells: FeedCells) -> str:
    """By what the source knows its entry again. Raises RowProblem."""
    key = cells.text("key")
    if not key or len(key) > LONGEST_KEY:
        raise cells.problem("missing" if not key else "bad_key", "key")
    return key


def said(cells: FeedCells, contract: FeedContract, told: date) -> RowSaid:
    """What the row says on the day of which its batch tells. Raises RowProblem."""
    district = cells.plain("district")
    if district and district != contract.at.segments[0]:
        raise cells.problem("other_district", "district")
    name = _name(cells)
    phone, citizen_id = cells.phone("phone"), cells.citizen_id("citizen_id")
    if contract.kind is FeedKind.VEHICLES:
        special = cells.flag("special")
        plate = _plate(cells, special=special)
        return RowSaid(key_of(cells), name, phone, citizen_id, plate=plate, special=special)
    since, until, died_on = (cells.day(field) for field in ("since", "until", "died_on"))
    if since and until and until < since:
        raise cells.problem("backwards", "until")
    if died_on and died_on > told + timedelta(days=1):
        raise cells.problem("to_come", "died_on")
    return RowSaid(
        key_of(cells),
        name,
        phone,
        citizen_id,
        unit_path=_path(cells, contract),
        where=_where(cells),
        relation=cells.relation() if cells.plain("relation") else OccupantKind.FAMILY,
        since=since,
        until=until,
        died_on=died_on,
    )


def _name(cells: FeedCells) -> str:
    text = cells.text("name")
    if not text:
        raise cells.problem("missing", "name")
    try:
        plain = persons.check_name(text)
    except Invalid:
        raise cells.problem("bad_name", "name") from None
    if len(plain) > LONGEST_NAME:
        raise cells.problem("bad_name", "name")
    return plain


def _plate(cells: FeedCells, *, special: bool) -> str:
    text = identifiers.plain(cells.text("plate"))
    flaw = Flaw.VALID if special and 2 <= len(text) <= 16 else identifiers.check_plate(text)  # noqa: PLR2004
    if flaw is not Flaw.VALID:
        raise cells.problem("bad_plate", "plate")
    return text


def _path(cells: FeedCells, contract: FeedContract) -> str:
    text = cells.plain("unit_path")
    if not text:
        return ""
    try:
        path = OrgPath(text)
    except Invalid:
        raise cells.problem("unknown_unit", "unit_path") from None
    if path.segments[0] != contract.at.segments[0]:
        raise cells.problem("other_district", "unit_path")
    if not contract.at.covers(path):
        raise cells.problem("outside", "unit_path")
    return path


def _where(cells: FeedCells) -> Where:
    neighbourhood, compound, building, unit = (cells.text(field) for field in _PLACES)
    return neighbourhood, compound, building, unit


def require_place(row: RowSaid, contract: FeedContract) -> None:
    """Raises RowProblem: the row names no unit."""
    if row.unit_path or (row.where[2] and row.where[3]):
        return
    field = "unit" if row.where[2] else "building"
    raise RowProblem("missing", contract.by_field.get(field, contract.by_field.get("unit_path", field)))
