# SPDX-License-Identifier: AGPL-3.0-or-later
"""A clerk's file: how the tables of a source are read, trying one, taking it in."""

from datetime import datetime

from pydantic import Field

from services.chassis.http import Resource, View
from services.chassis.http.jobs import JobView
from services.dispatch.commands import preview_import, put_mapping, start_import
from services.dispatch.commands.preview_import import Preview
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.import_texts import said
from services.dispatch.queries.imports import (
    list_imports,
    list_mappings,
    show_import,
    show_mapping,
    show_table,
)
from services.dispatch.store import Tx


class ColumnView(View):
    field: str
    name: str


class WordView(View):
    theirs: str
    ours: str


class MappingView(View):
    """How the tables of a source are read; see `PutMapping`."""

    source: str
    number: int
    version: int
    columns: list[ColumnView]
    zone: str
    dates: list[str]
    always: list[ColumnView]
    states: list[WordView]
    categories: list[WordView]
    default_category: str | None
    ignored: list[str]


class TableView(View):
    """`encoding` is empty for a workbook; `proposed`: which field a column could be, by its name."""

    name: str
    encoding: str
    columns: list[str]
    rows: list[list[str]]
    proposed: list[ColumnView]


class TriedRowView(View):
    """`row`: its number in the table. `message`: why, in the clerk's language and local times."""

    row: int
    external_id: str
    result: str
    code: str
    message: str


class PreviewView(View):
    """What would become of the first `tried` rows of `rows`; columns that the mapping does not know."""

    encoding: str
    unknown_columns: list[str]
    rows: int
    tried: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    first: list[TriedRowView]


class ImportView(View):
    """It has the id of its job, which says how far it is and whose result is the report."""

    id: str
    source: str
    mapping: int = Field(validation_alias="number")
    name: str
    dry: bool
    started_at: datetime
    by: str
    rows: int
    done: int
    created: int
    updated: int
    unchanged: int
    rejected: int


def to_preview(_: Tx, preview: Preview) -> PreviewView:
    first = [
        TriedRowView(
            row=one.number,
            external_id=one.external_id,
            result=one.result,
            code=one.code,
            message=said(one.code, one.facts, preview.language, preview.zone),
        )
        for one in preview.first
    ]
    return PreviewView(
        encoding=preview.encoding,
        unknown_columns=list(preview.unknown_columns),
        rows=preview.rows,
        tried=preview.tried,
        **preview.results,
        first=first,
    )


mappings = Resource(
    "mappings",
    "/dispatch/v1/mappings",
    of=Tx.source_mappings,
    shows=MappingView,
    requires=Permission.INTAKE_WRITE,
)
imports = Resource(
    "imports",
    "/dispatch/v1/imports",
    of=Tx.source_imports,
    shows=ImportView,
    requires=Permission.INTAKE_WRITE,
)
tables = Resource("tables", "/dispatch/v1/tables", requires=Permission.INTAKE_WRITE)

mappings.list(list_mappings)
mappings.show(show_mapping, "/<code:source>")
mappings.replace(put_mapping, "", item=lambda _tenant, mapping: mapping.source)
tables.show(show_table, "/<id:file_id>", shows=TableView)
imports.list(list_imports)
imports.show(show_import)
imports.act("preview", preview_import, "", shows=to_preview)
imports.start(start_import, shows=JobView)
