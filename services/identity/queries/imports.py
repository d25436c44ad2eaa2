# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mappings of sources, registers that were uploaded, and imports."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis import files
from services.chassis.http import Input, Paged
from services.chassis.store import Page
from services.chassis.tables.table import Fault
from services.identity.domain.authority import Permission
from services.identity.domain.imports import RegisterImport
from services.identity.domain.mappings import Column, RegisterMapping, proposed
from services.identity.store import Tx

SHOWN = 5


class AtNumber(Input):
    """Without `number`: the version in force."""

    number: int | None = Field(None, ge=1)


class ImportsOf(Paged):
    source: str | None = Field(None, min_length=1, max_length=40)


@dataclass(frozen=True)
class UploadedTable:
    """The columns of a table, its first rows as texts, and which field each column could be."""

    name: str
    encoding: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    proposed: tuple[Column, ...]


def list_mappings(tx: Tx, query: Paged) -> Page[RegisterMapping]:
    """How the registers of each source are read now."""
    tx.require(Permission.PLACES_WRITE, tx.root)
    return tx.register_mappings.page({"current": True}, after=query.after, limit=query.limit)


def show_mapping(tx: Tx, source: str, query: AtNumber) -> RegisterMapping:
    """How the registers of a source are read, now or by an earlier version."""
    tx.require(Permission.PLACES_WRITE, tx.root)
    return tx.register_mappings.get(f"{source}#{query.number}" if query.number else source)


def show_table(tx: Tx, file_id: str) -> UploadedTable:
    """What a register that one uploaded holds, for whoever makes a mapping. Raises TableRefused."""
    tx.require(Permission.PLACES_WRITE, tx.root)
    file, content = files.table(tx, tx.tools.blobs, file_id)
    table, header = tx.tools.registers.header(file.digest, content)
    rows = table.rows[header.first - 1 : header.first - 1 + SHOWN]
    return UploadedTable(
        file.name,
        table.encoding,
        header.names,
        tuple(tuple("" if isinstance(cell, Fault) else str(cell) for cell in row) for row in rows),
        tuple(Column(field, name) for field, name in proposed(header.names).items()),
    )


def list_imports(tx: Tx, query: ImportsOf) -> Page[RegisterImport]:
    """The imports of the district, the latest first."""
    tx.require(Permission.PLACES_WRITE, tx.root)
    where = {"source": query.source} if query.source else {}
    return tx.register_imports.page(where, sort="-started_at", after=query.after, limit=query.limit)


def show_import(tx: Tx, import_id: str) -> RegisterImport:
    """What became of the rows so far; its job says how far it is and has the report."""
    tx.require(Permission.PLACES_WRITE, tx.root)
    return tx.register_imports.get(import_id)
