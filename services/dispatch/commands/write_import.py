# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in the next rows of a table and write what became of them into the report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from services.chassis import files
from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.chassis.tables.writing import to_csv
from services.chassis.values import DomainError
from services.dispatch.commands import intake_rows
from services.dispatch.commands.intake_rows import IntakeRow
from services.dispatch.domain.import_texts import HEADER, Language, result, said
from services.dispatch.domain.mapped_rows import MappedRow, RowProblem, mapped_rows
from services.dispatch.domain.mappings import SourceMapping
from services.dispatch.store import Tx

AT_ONCE = 25
"""The most rows of one transaction: others wait for the database as long as one lasts."""


@dataclass(frozen=True)
class ImportedRow:
    """What became of a row of a table; `code` and `facts` say why, as far as there is something to say."""

    number: int
    external_id: str
    result: str
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TableRows:
    """Rows of a table that are taken in, or tried: each for itself, in the whole district."""

    mapping: SourceMapping
    dry: bool

    def take_in(self, tx: Tx, rows: Sequence[MappedRow]) -> list[ImportedRow]:
        read = [self._read(row) for row in rows]
        good = tuple(one for one in read if isinstance(one, IntakeRow))
        results = iter(intake_rows.handle(tx, good, dry=self.dry, allowed=True))
        return [
            _told(row, next(results)) if isinstance(one, IntakeRow) else _rejected(row, one)
            for row, one in zip(rows, read, strict=True)
        ]

    def _read(self, row: MappedRow) -> IntakeRow | RowProblem:
        if row.problem:
            return row.problem
        try:
            return IntakeRow(**row.facts)
        except ValidationError as error:
            wrong = str(error.errors(include_input=False, include_url=False)[0]["loc"][0])
            return RowProblem("bad_value", self.mapping.by_field.get(wrong, wrong))


def handle(tx: Tx, job: Job) -> Step:
    run = tx.source_imports.get(job.id)
    mapping = tx.source_mappings.get(f"{run.source}#{run.number}")
    file, content = files.claimed_table(tx, tx.tools.blobs, run.file_id)
    table = tx.tools.tables.read(file.digest, content)
    begin = int(job.position or 0)
    rows = mapped_rows(table, mapping, begin, AT_ONCE)
    done = TableRows(mapping, dry=run.dry).take_in(tx, rows)
    tx.source_imports.save(run.plus(one.result for one in done))
    language = Language(job.asked["language"])
    lines = [_line(one, language, mapping.zone) for one in done]
    position = str(begin + AT_ONCE) if len(rows) == AT_ONCE else None
    first = [] if begin else [HEADER[language]]
    return Step(position, len(rows), to_csv([*first, *lines], begins=bool(first)).encode())


def _line(one: ImportedRow, language: Language, zone: str) -> tuple[str, ...]:
    why = said(one.code, one.facts, language, zone)
    return str(one.number), one.external_id, result(one.result, language), why


def _rejected(row: MappedRow, problem: RowProblem) -> ImportedRow:
    facts = {"column": problem.column, "value": problem.value}
    return ImportedRow(row.number, row.external_id, "rejected", problem.code, facts)


def _told(row: MappedRow, became: intake_rows.RowResult | DomainError) -> ImportedRow:
    if isinstance(became, DomainError):
        return ImportedRow(row.number, row.external_id, "rejected", became.code, became.data())
    return ImportedRow(row.number, row.external_id, became.result, became.code)
