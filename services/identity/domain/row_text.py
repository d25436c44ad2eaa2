# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in one row from outside, read by the mapping of its source: numbers, words, days, plates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.chassis import written
from services.chassis.tables.table import Cell, Fault
from services.identity.domain import identifiers, persons
from services.identity.domain.identifiers import Flaw
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.kinds import OccupantKind
from services.identity.domain.mappings import Relation

_EXPONENT = re.compile(r"[0-9](\.[0-9]+)?e\+[0-9]+", re.IGNORECASE)
_BETWEEN_PLATES = re.compile(r"[、;；,，/\s]+")
_YES = frozenset({"是", "√", "✓", "v", "y", "yes", "1", "true", "代表"})
_NO = frozenset({"", "否", "×", "x", "n", "no", "0", "false"})


class RowWords(Protocol):
    """What a mapping or a contract says of all rows of its source."""

    @property
    def by_field(self) -> Mapping[str, str]:
        """The name of the column of each field."""
        ...

    @property
    def relations(self) -> tuple[Relation, ...]: ...
    @property
    def dates(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class RowText:
    """A row by its number; nobody in it was born after `today`."""

    number: int
    today: date
    mapping: RowWords

    def cell(self, field: str) -> Cell:
        """What stands there; empty where the source has no such column."""
        raise NotImplementedError

    def phone(self, field: str) -> str:
        text = self.plain(field)
        found = persons.phone_in(text) if text else ""
        if found is None:
            raise self.problem("lost_digits" if _EXPONENT.fullmatch(text) else "bad_phone", field)
        return found

    def citizen_id(self, field: str) -> str:
        text = identifiers.plain(self.text(field))
        if _EXPONENT.fullmatch(text):
            raise self.problem("lost_digits", field)
        flaw = identifiers.check_citizen_id(text, self.today) if text else Flaw.VALID
        if flaw is not Flaw.VALID:
            raise self.problem(f"citizen_id.{flaw.value}", field)
        return text

    def relation(self) -> OccupantKind:
        text = self.plain("relation").casefold()
        known = {one.theirs.casefold(): one.ours for one in self.mapping.relations}
        found = known.get(text) if text else OccupantKind.OWNER
        if found is None:
            raise self.problem("unknown_relation", "relation")
        return found

    def flag(self, field: str) -> bool:
        text = self.plain(field).casefold()
        if text not in _YES | _NO:
            raise self.problem("bad_flag", field)
        return text in _YES

    def day(self, field: str) -> date | None:
        """A day as a workbook keeps it, or written as the mapping says."""
        cell = self.cell(field)
        if isinstance(cell, datetime):
            return self._within(cell.date(), field)
        text = self.plain(field)
        for form in self.mapping.dates if text else ():
            try:
                return written.moment_by(text, form).date()
            except ValueError:
                continue
        if text:
            raise self.problem("bad_date", field)
        return None

    def plates(self) -> tuple[str, ...]:
        found = tuple(identifiers.plain(one) for one in _BETWEEN_PLATES.split(self.plain("plates")) if one)
        if any(identifiers.check_plate(one) is not Flaw.VALID for one in found):
            raise self.problem("bad_plate", "plates")
        return tuple(dict.fromkeys(found))

    def plain(self, field: str) -> str:
        """The text with digits and signs of a Chinese keyboard in ASCII."""
        return written.ascii_digits(self.text(field)).strip()

    def text(self, field: str) -> str:
        """Raises RowProblem for a formula or an error."""
        cell = self.cell(field)
        if isinstance(cell, Fault):
            raise self.problem(cell.value, field)
        return f"{cell:%Y-%m-%d}" if isinstance(cell, datetime) else cell.strip()

    def problem(self, code: str, field: str) -> RowProblem:
        return RowProblem(code, self.column(field))

    def column(self, field: str) -> str:
        return self.mapping.by_field.get(field, field)

    def _within(self, day: date, field: str) -> date:
        try:
            return written.day_within_bounds(day)
        except ValueError:
            raise self.problem("bad_date", field) from None
