# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in the next rows of a table and write what became of them into the report."""

import csv
import io
from collections.abc import Iterable

from services.chassis import files
from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.dispatch.commands import import_rows
from services.dispatch.commands.import_rows import ImportedRow
from services.dispatch.commands.write_export import BOM
from services.dispatch.domain.export import text
from services.dispatch.domain.import_texts import HEADER, Language, result, said
from services.dispatch.domain.mapped_rows import mapped_rows
from services.dispatch.store import Tx

AT_ONCE = 25
"""The most rows of one transaction: others wait for the database as long as one lasts."""


def handle(tx: Tx, job: Job) -> Step:
    run = tx.source_imports.get(job.id)
    mapping = tx.source_mappings.get(f"{run.source}#{run.number}")
    file, content = files.claimed_table(tx, tx.tools.blobs, run.file_id)
    table = tx.tools.tables.read(file.digest, content)
    begin = int(job.position or 0)
    rows = mapped_rows(table, mapping, begin, AT_ONCE)
    done = import_rows.handle(tx, rows, mapping, dry=run.dry)
    tx.source_imports.save(run.plus(one.result for one in done))
    language = Language(job.asked["language"])
    lines = [_line(one, language, mapping.zone) for one in done]
    position = str(begin + AT_ONCE) if len(rows) == AT_ONCE else None
    first = [] if begin else [HEADER[language]]
    return Step(position, len(rows), _csv([*first, *lines], bom=bool(first)))


def _line(one: ImportedRow, language: Language, zone: str) -> tuple[str, ...]:
    why = said(one.code, one.facts, language, zone)
    return str(one.number), text(one.external_id), result(one.result, language), text(why)


def _csv(rows: Iterable[tuple[str, ...]], *, bom: bool) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return ((BOM if bom else "") + written.getvalue()).encode()
