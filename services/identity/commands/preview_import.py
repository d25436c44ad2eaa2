# SPDX-License-Identifier: AGPL-3.0-or-later
"""Try a register: what would become of its first units; nothing is done."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.chassis.values import OrgPath
from services.identity.commands import SOURCE, register_day, sheet_of_file
from services.identity.commands.write_import import RegisterRows, TakenUnit
from services.identity.domain.import_texts import Language
from services.identity.store import Tx

MOST_TRIED = 200
"""Units; a dry run of a whole register is a job."""


class PreviewImport(Input):
    file_id: Id
    source: str = Field(pattern=SOURCE)
    at: OrgPath
    as_of: Day | None = None
    rows: int = Field(20, ge=1, le=200)
    language: Language = Language.ZH


@dataclass(frozen=True)
class Preview:
    """`tried` rows of all `rows` were tried; of them the first are told."""

    encoding: str
    unknown_columns: tuple[str, ...]
    rows: int
    units: int
    tried: int
    results: dict[str, int]
    first: tuple[TakenUnit, ...]
    language: Language


def handle(tx: Tx, cmd: PreviewImport) -> Preview:
    """Raises Forbidden, NotFound, FileNotReady, TableRefused, RegisterToCome."""
    _, sheet = sheet_of_file(tx, cmd.file_id, cmd.source, cmd.at)
    register = RegisterRows(sheet, cmd.at, register_day(tx, cmd.as_of), dry=True)
    tried = register.take_in(tx, 0, MOST_TRIED)
    names = ("created", "updated", "unchanged", "rejected")
    return Preview(
        encoding=sheet.table.encoding,
        unknown_columns=sheet.mapping.unknown(sheet.header),
        rows=sheet.rows,
        units=len(sheet.units),
        tried=sum(len(one.rows) for one in tried),
        results={name: sum(len(one.rows) for one in tried if one.result == name) for name in names},
        first=tuple(tried[: cmd.rows]),
        language=cmd.language,
    )
