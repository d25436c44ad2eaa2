# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the rows of a unit say, by the mapping of their source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from services.chassis.tables.table import Cell
from services.chassis.values import Invalid
from services.identity.domain import persons
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.kinds import OccupantKind
from services.identity.domain.ownership import LARGEST_DENOMINATOR
from services.identity.domain.places import LARGEST_AREA_DM2
from services.identity.domain.register_sheets import Sheet, UnitRows, Where
from services.identity.domain.row_text import RowText

_AREA = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2}0*)?")
_SQUARE_METRES = re.compile("(㎡|m2|m²|平方米|平米)$", re.IGNORECASE)
_FRACTION = re.compile("[1-9][0-9]{0,5}/[1-9][0-9]{0,6}")
_PARTS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)(%?)")
_SEVERAL = re.compile("[、;；,，/]")
_WHOLE = frozenset({"全部", "全", "单独所有"})
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """Somebody of a unit. Numbers are as they are kept; `share`: none where nothing is said."""

    row: int
    relation: OccupantKind
    name: str
    phone: str = ""
    citizen_id: str = ""
    share: Fraction | None = None
    represents: bool = False
    since: date | None = None
    plates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """A unit with its people; `area_dm2` in 0.01 m², 0 where nothing is said."""

    where: Where
    area_dm2: int
    people: tuple[PersonSaid, ...]

    @property
    def owners(self) -> tuple[PersonSaid, ...]:
        return tuple(one for one in self.people if one.relation is OccupantKind.OWNER)


@dataclass(frozen=True, slots=True)
class MappedUnit:
    """The rows of a unit and what they say; or the problem, and in which of them it is."""

    rows: tuple[int, ...]
    label: str
    said: UnitSaid | None
    problem: RowProblem | None = None
    problem_row: int = 0


def mapped_units(sheet: Sheet, today: date, begin: int, most: int) -> list[MappedUnit]:
    """So many units of the sheet from a place on; nobody of them was born after today."""
    return [_mapped(sheet, unit, today) for unit in sheet.units[begin : begin + most]]


def _mapped(sheet: Sheet, unit: UnitRows, today: date) -> MappedUnit:
    label = " ".join(part for part in unit.where if part)[:200]
    rows = [_Row(number, today, sheet.mapping, sheet) for number in unit.rows]
    people: list[PersonSaid] = []
    number = unit.rows[0]
    try:
        where = _named(sheet, unit)
        for row in rows:
            number = row.number
            people += row.people()
        number = unit.rows[0]
        said = UnitSaid(where, _area(rows), tuple(_once(people)))
    except RowProblem as problem:
        return MappedUnit(unit.rows, label, None, problem, number)
    return MappedUnit(unit.rows, label, said)


def _area(rows: Sequence[_Row]) -> int:
    """What the rows say of it, 0 where none does. Raises RowProblem."""
    found = {area for row in rows if (area := row.area())}
    if len(found) > 1:
        raise RowProblem("two_areas", rows[0].column("area"))
    return next(iter(found), 0)


def _named(sheet: Sheet, unit: UnitRows) -> Where:
    """Raises RowProblem."""
    if unit.again:
        raise RowProblem("unit_again", value=str(unit.again))
    for field, text in (("building", unit.where[2]), ("unit", unit.where[3])):
        if not text:
            raise RowProblem("missing", sheet.mapping.by_field[field])
    return unit.where


def _once(people: Iterable[PersonSaid]) -> Iterator[PersonSaid]:
    """A lessee who stands beside each of the joint owners is one."""
    seen = set()
    for one in people:
        key = (one.relation, one.name, one.phone, one.citizen_id)
        if one.relation is not OccupantKind.LESSEE or key not in seen:
            yield one
        seen.add(key)


@dataclass(frozen=True)
class _Row(RowText):
    sheet: Sheet

    def check(self) -> None:
        """Raises RowProblem: something stands beside the columns that have a name, or the area is none."""
        cells = self.sheet.cells(self.number)
        if any(cells[len(self.sheet.header.names) :]):
            raise RowProblem("shifted", value=str(len(cells)))
        self.area()

    def area(self) -> int:
        """In 0.01 m², 0 where nothing is said. Raises RowProblem."""
        text = _SQUARE_METRES.sub("", self.plain("area")).replace(",", "").strip()
        if not text:
            return 0
        dm2 = (Fraction(text) * 100).numerator if _AREA.fullmatch(text) else 0
        if not 0 < dm2 <= LARGEST_AREA_DM2:
            raise self.problem("bad_area", "area")
        return dm2

    def people(self) -> list[PersonSaid]:
        """Raises RowProblem."""
        self.check()
        since = self.day("since")
        lessee = self.person(OccupantKind.LESSEE, "lessee_name", "lessee_phone", "")
        relation = self.relation()
        first = self.person(relation, "name", "phone", "citizen_id")
        plates = self.plates()
        if first and relation is OccupantKind.OWNER:
            first = replace(first, share=self.share(), represents=self.flag("representative"))
        found = [replace(one, since=since) for one in (first, lessee) if one]
        if plates and not found:
            raise self.problem("missing", "name")
        return [replace(one, plates=plates) if one is found[0] else one for one in found]

    def person(self, relation: OccupantKind, name: str, phone: str, citizen_id: str) -> PersonSaid | None:
        text = self.text(name)
        numbers = self.phone(phone), self.citizen_id(citizen_id) if citizen_id else ""
        if not text:
            if any(numbers):
                raise self.problem("missing", name)
            return None
        if _SEVERAL.search(text):
            raise self.problem("several_names", name)
        try:
            plain = persons.check_name(text)
        except Invalid:
            raise self.problem("bad_name", name) from None
        if len(plain) > LONGEST_NAME:
            raise self.problem("bad_name", name)
        return PersonSaid(self.number, relation, plain, *numbers)

    def share(self) -> Fraction | None:
        """As a fraction, per cent, or part of one."""
        text = "".join(self.plain("share").split())
        if not text:
            return None
        fraction, parts = _FRACTION.fullmatch(text), _PARTS.fullmatch(text)
        found = Fraction(0)
        if text in _WHOLE:
            found = Fraction(1)
        elif fraction:
            found = Fraction(text)
        elif parts:
            found = Fraction(parts[1]) / (100 if parts[2] else 1)
        if not 0 < found <= 1 or found.denominator > LARGEST_DENOMINATOR:
            raise self.problem("bad_share", "share")
        return found

    def cell(self, field: str) -> Cell:
        name = self.mapping.by_field.get(field)
        cells = self.sheet.cells(self.number)
        place = self.sheet.header.place(name) if name else -1
        return cells[place] if 0 <= place < len(cells) else ""
