# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in a whole table of a source, or try it, in the background; its result is a report, row by row."""

from pydantic import Field

from services.chassis import files, jobs
from services.chassis.http import Id, Input
from services.chassis.store.jobs import Job
from services.dispatch.commands import SOURCE
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.import_texts import Language
from services.dispatch.domain.imports import SourceImport
from services.dispatch.domain.mapped_rows import count_rows
from services.dispatch.store import IMPORT, Tx


class StartImport(Input):
    """`dry`: only try it. The report is in `language`, its times are of the mapping's zone."""

    file_id: Id
    source: str = Field(pattern=SOURCE)
    dry: bool = False
    language: Language = Language.ZH


def handle(tx: Tx, cmd: StartImport) -> Job:
    """Raises Forbidden, NotFound, FileNotReady, FileClaimed, TableRefused: then nothing was taken in."""
    tx.require(Permission.INTAKE_WRITE, tx.root)
    mapping = tx.source_mappings.get(cmd.source)
    file, content = files.table(tx, tx.tools.blobs, cmd.file_id)
    rows = count_rows(tx.tools.tables.read(file.digest, content), mapping)
    asked = {"language": cmd.language.value}
    name = f"{cmd.source}-{mapping.number}-report.csv"
    job = jobs.start(tx, IMPORT, asked, name=name, content_type="text/csv", total=rows)
    if not cmd.dry:
        files.claim(tx, [file.id], "import", job.id, table=True)
    tx.source_imports.add(
        SourceImport(
            id=job.id,
            source=cmd.source,
            number=mapping.number,
            file_id=file.id,
            name=file.name,
            dry=cmd.dry,
            started_at=tx.now,
            by=tx.by.subject,
            rows=rows,
        )
    )
    return job
