# SPDX-License-Identifier: AGPL-3.0-or-later
"""A register from a spreadsheet: how those of a source are read, trying one, taking it in."""

from datetime import date, datetime

from pydantic import Field

from services.chassis.http import Resource, View
from services.chassis.http.jobs import JobView
from services.chassis.values import OrgPath
from services.identity.commands import preview_import, put_mapping, start_import
from services.identity.commands.preview_import import Preview
from services.identity.domain.authority import Permission
from services.identity.domain.import_texts import said
from services.identity.domain.kinds import AreaSource, OccupantKind
from services.identity.queries.imports import (
    list_imports,
    list_mappings,
    show_import,
    show_mapping,
    show_table,
)
from services.identity.store import Tx


class ColumnView(View):
    field: str
    name: str


class RelationView(View):
    theirs: str
    ours: OccupantKind


class MappingView(View):
    """How the registers of a source are read; see `PutMapping`."""

    source: str
    number: int
    version: int
    columns: list[ColumnView]
    area_source: AreaSource
    relations: list[RelationView]
    dates: list[str]
    first_represents: bool
    ignored: list[str]


class TableView(View):
    """`encoding` is empty for a workbook; `proposed`: which field a column could be, by its name."""

    name: str
    encoding: str
    columns: list[str]
    rows: list[list[str]]
    proposed: list[ColumnView]


class TriedUnitView(View):
    """`rows`: their numbers in the table. `message`: why, in the clerk's language."""

    rows: list[int]
    label: str
    result: str
    code: str
    message: str


class PreviewView(View):
    """What would become of the first `tried` rows of `rows`; columns that the mapping does not know."""

    encoding: str
    unknown_columns: list[str]
    rows: int
    units: int
    tried: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    first: list[TriedUnitView]


class ImportView(View):
    """It has the id of its job, which says how far it is and whose result is the report."""

    id: str
    source: str
    mapping: int = Field(validation_alias="number")
    name: str
    batch: str
    at: OrgPath
    as_of: date
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
        TriedUnitView(
            rows=list(one.rows),
            label=one.label,
            result=one.result,
            code=one.code,
            message=said(one.code, one.facts, one.row, preview.language),
        )
        for one in preview.first
    ]
    return PreviewView(
        encoding=preview.encoding,
        unknown_columns=list(preview.unknown_columns),
        rows=preview.rows,
        units=preview.units,
        tried=preview.tried,
        **preview.results,
        first=first,
    )


mappings = Resource(
    "mappings",
    "/identity/v1/mappings",
    of=Tx.register_mappings,
    shows=MappingView,
    requires=Permission.PLACES_WRITE,
)
imports = Resource(
    "imports",
    "/identity/v1/imports",
    of=Tx.register_imports,
    shows=ImportView,
    requires=Permission.PLACES_WRITE,
)
tables = Resource("tables", "/identity/v1/tables", requires=Permission.PLACES_WRITE)

mappings.list(list_mappings)
mappings.show(show_mapping, "/<code:source>")
mappings.replace(put_mapping, "", item=lambda _tenant, mapping: mapping.source)
tables.show(show_table, "/<id:file_id>", shows=TableView)
imports.list(list_imports)
imports.show(show_import)
imports.act("preview", preview_import, "", shows=to_preview)
imports.start(start_import, shows=JobView)
