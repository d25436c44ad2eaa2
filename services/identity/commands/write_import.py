# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in the next units of a register and write what became of their rows into the report."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from services.chassis import files
from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.chassis.tables.writing import to_csv
from services.chassis.values import DomainError, NotFound, OrgPath
from services.identity.commands import intake_units
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.import_texts import HEADER, Language, result, said
from services.identity.domain.mapped_units import MappedUnit, mapped_units
from services.identity.domain.register_sheets import Sheet
from services.identity.domain.registering import Rules
from services.identity.store import Tx

AT_ONCE = 50
"""The most units of one transaction: others wait for the database as long as one lasts."""


@dataclass(frozen=True)
class TakenUnit:
    """What became of a unit and so of its rows; `code` and `facts` say why, of `row` where it is one's."""

    rows: tuple[int, ...]
    label: str
    result: str
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    row: int = 0


@dataclass(frozen=True)
class RegisterRows:
    """Units of a register that are taken in, or tried, at a place in the whole district."""

    sheet: Sheet
    at: OrgPath
    as_of: date
    dry: bool

    def take_in(self, tx: Tx, begin: int, most: int) -> list[TakenUnit]:
        """So many from a place on. Raises NotFound: there is no such place."""
        place = tx.places.first({"path": self.at})
        if place is None:
            raise NotFound("place", self.at)
        mapping = self.sheet.mapping
        rules = Rules(
            place,
            self.as_of,
            mapping.area_source,
            mapping.first_represents,
            forms_entrances="entrance" in mapping.by_field,
        )
        units = mapped_units(self.sheet, tx.today, begin, most)
        good = [unit.said for unit in units if unit.said]
        results = iter(intake_units.handle(tx, good, rules, dry=self.dry))
        return [_taken(unit, next(results) if unit.said else unit.problem) for unit in units]


def handle(tx: Tx, job: Job) -> Step:
    run = tx.register_imports.get(job.id)
    mapping = tx.register_mappings.get(f"{run.source}#{run.number}")
    sheet = tx.tools.registers.known(run.digest, mapping)
    if sheet is None:
        file, content = files.claimed_table(tx, tx.tools.blobs, run.file_id)
        sheet = tx.tools.registers.read(file.digest, content, mapping)
    begin = int(job.position or 0)
    done = RegisterRows(sheet, run.at, run.as_of, run.dry).take_in(tx, begin, AT_ONCE)
    tx.register_imports.save(run.plus((one.result, len(one.rows)) for one in done))
    language = Language(job.asked["language"])
    lines = [line for one in done for line in _lines(one, language)]
    end = begin + AT_ONCE
    first = [] if begin else [HEADER[language]]
    position = str(end) if end < len(sheet.units) else None
    return Step(
        position, sum(len(one.rows) for one in done), to_csv([*first, *lines], begins=not begin).encode()
    )


def _taken(unit: MappedUnit, became: str | RowProblem | DomainError | None) -> TakenUnit:
    if isinstance(became, RowProblem):
        facts = {"column": became.column, "value": became.value}
        return TakenUnit(unit.rows, unit.label, "rejected", became.code, facts, unit.problem_row)
    if isinstance(became, DomainError):
        return TakenUnit(unit.rows, unit.label, "rejected", became.code, became.data())
    return TakenUnit(unit.rows, unit.label, became or "unchanged")


def _lines(one: TakenUnit, language: Language) -> Iterator[tuple[str, ...]]:
    why = said(one.code, one.facts, one.row, language)
    for row in one.rows:
        yield str(row), one.label, result(one.result, language), why
