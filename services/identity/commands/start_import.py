# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in a whole register, or try it, in the background; its result is a report, row by row."""

from pydantic import Field

from services.chassis import jobs
from services.chassis.http import Day, Id, Input, Name
from services.chassis.store.jobs import Job
from services.chassis.values import OrgPath
from services.identity.commands import SOURCE, register_day, sheet_of_file
from services.identity.domain.import_errors import BatchDiffers
from services.identity.domain.import_texts import Language
from services.identity.domain.imports import RegisterImport
from services.identity.store import IMPORT, Tx


class StartImport(Input):
    """`at`: the compound, neighbourhood or more that it is a register of; `as_of`: the day of which it tells,
    without it today; `batch`: what the source calls it. `dry`: only try it.
    """

    file_id: Id
    source: str = Field(pattern=SOURCE)
    at: OrgPath
    as_of: Day | None = None
    batch: Name | None = None
    dry: bool = False
    language: Language = Language.ZH


def handle(tx: Tx, cmd: StartImport) -> Job:
    """The job; nothing comes in where it is refused.

    Raises Forbidden, NotFound, FileNotReady, TableRefused, RegisterToCome, BatchDiffers.
    """
    file, sheet = sheet_of_file(tx, cmd.file_id, cmd.source, cmd.at)
    batch = cmd.batch or ""
    if batch:
        _check_batch(tx, cmd.source, batch, file.digest)
    number = sheet.mapping.number
    name = f"{cmd.source}-{number}-report.csv"
    asked = {"language": cmd.language.value}
    job = jobs.start(tx, IMPORT, asked, name=name, content_type="text/csv", total=sheet.rows)
    tx.register_imports.add(
        RegisterImport(
            id=job.id,
            source=cmd.source,
            number=number,
            file_id=file.id,
            digest=file.digest,
            name=file.name,
            batch=batch,
            at=cmd.at,
            as_of=register_day(tx, cmd.as_of),
            dry=cmd.dry,
            started_at=tx.now,
            by=tx.by.subject,
            rows=sheet.rows,
        )
    )
    return job


def _check_batch(tx: Tx, source: str, batch: str, digest: str) -> None:
    before = tx.register_imports.first({"source": source, "batch": batch})
    if before and before.digest != digest:
        raise BatchDiffers(source, batch)
