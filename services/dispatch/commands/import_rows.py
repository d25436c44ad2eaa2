# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in some rows of a source's table, or try what would become of them: each for itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from services.chassis.values import DomainError
from services.dispatch.commands import intake_rows
from services.dispatch.commands.intake_rows import IntakeRow
from services.dispatch.domain.mapped_rows import MappedRow, RowProblem
from services.dispatch.domain.mappings import SourceMapping
from services.dispatch.store import Tx


@dataclass(frozen=True)
class ImportedRow:
    """What became of a row of a table; `code` and `facts` say why, as far as there is something to say."""

    number: int
    external_id: str
    result: str
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def handle(tx: Tx, rows: Sequence[MappedRow], mapping: SourceMapping, *, dry: bool) -> list[ImportedRow]:
    """Whoever began this may take in rows of the whole district."""
    read = [_read(row, mapping) for row in rows]
    good = tuple(one for one in read if isinstance(one, IntakeRow))
    results = iter(intake_rows.handle(tx, good, dry=dry, allowed=True))
    return [
        _told(row, next(results)) if isinstance(one, IntakeRow) else _rejected(row, one)
        for row, one in zip(rows, read, strict=True)
    ]


def _read(row: MappedRow, mapping: SourceMapping) -> IntakeRow | RowProblem:
    if row.problem:
        return row.problem
    try:
        return IntakeRow(**row.facts)
    except ValidationError as error:
        wrong = str(error.errors(include_input=False, include_url=False)[0]["loc"][0])
        return RowProblem("bad_value", mapping.by_field.get(wrong, wrong))


def _rejected(row: MappedRow, problem: RowProblem) -> ImportedRow:
    facts = {"column": problem.column, "value": problem.value}
    return ImportedRow(row.number, row.external_id, "rejected", problem.code, facts)


def _told(row: MappedRow, became: intake_rows.RowResult | DomainError) -> ImportedRow:
    if isinstance(became, DomainError):
        return ImportedRow(row.number, row.external_id, "rejected", became.code, became.data())
    return ImportedRow(row.number, row.external_id, became.result, became.code)
