# SPDX-License-Identifier: AGPL-3.0-or-later
"""Try a table of a source: what would become of its first rows; nothing is done."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis import files
from services.chassis.http import Id, Input
from services.chassis.tables.table import header_of
from services.dispatch.commands import SOURCE
from services.dispatch.commands.write_import import ImportedRow, TableRows
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.import_texts import Language
from services.dispatch.domain.mapped_rows import count_rows, mapped_rows
from services.dispatch.store import Tx

MOST_TRIED = 500
"""A dry run of the whole table is a job."""


class PreviewImport(Input):
    file_id: Id
    source: str = Field(pattern=SOURCE)
    rows: int = Field(20, ge=1, le=200)
    language: Language = Language.ZH


@dataclass(frozen=True)
class Preview:
    """`tried` rows of all `rows` were tried; of them the first are told."""

    encoding: str
    unknown_columns: tuple[str, ...]
    rows: int
    tried: int
    results: dict[str, int]
    first: tuple[ImportedRow, ...]
    language: Language
    zone: str


def handle(tx: Tx, cmd: PreviewImport) -> Preview:
    """Raises Forbidden, NotFound, FileNotReady, TableRefused."""
    tx.require(Permission.INTAKE_WRITE, tx.root)
    mapping = tx.source_mappings.get(cmd.source)
    file, content = files.table(tx, tx.tools.blobs, cmd.file_id)
    table = tx.tools.tables.read(file.digest, content)
    tried = TableRows(mapping, dry=True).take_in(tx, mapped_rows(table, mapping, 0, MOST_TRIED))
    names = ("created", "updated", "unchanged", "rejected")
    return Preview(
        encoding=table.encoding,
        unknown_columns=mapping.unknown(header_of(table, mapping.names)),
        rows=count_rows(table, mapping),
        tried=len(tried),
        results={name: sum(one.result == name for one in tried) for name in names},
        first=tuple(tried[: cmd.rows]),
        language=cmd.language,
        zone=mapping.zone,
    )
