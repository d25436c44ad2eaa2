# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused about tables of other systems and about the mappings by which they are read."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class TableRefused(DomainError):
    """Base of what is wrong with a whole file: nothing of it was taken."""

    status = 422


@dataclass(eq=False)
class UnknownEncoding(TableRefused):
    """The text is neither UTF-8 nor GBK/GB18030."""

    code = "dispatch.table.unknown_encoding"
    title = "The text is neither UTF-8 nor GB18030"


@dataclass(eq=False)
class EmptyTable(TableRefused):
    """The file is empty, or has nothing below the names of its columns."""

    code = "dispatch.table.empty"
    title = "The table has no rows"


@dataclass(eq=False)
class NotAWorkbook(TableRefused):
    """It begins as a workbook (XLSX) and is none, or is damaged."""

    code = "dispatch.table.not_a_workbook"
    title = "The file is no workbook"


@dataclass(eq=False)
class ProtectedWorkbook(TableRefused):
    """It has a password, or is of the old kind (XLS): neither can be read."""

    code = "dispatch.table.protected"
    title = "The workbook has a password or is of the old kind"


@dataclass(eq=False)
class TooLarge(TableRefused):
    """More rows, columns or bytes than are taken; or a longer cell."""

    code = "dispatch.table.too_large"
    title = "The table is too large"

    what: str
    most: int


@dataclass(eq=False)
class BrokenQuotes(TableRefused):
    """A quotation mark is never closed: where cells end cannot be said from there on."""

    code = "dispatch.table.broken_quotes"
    title = "A quotation mark is never closed"

    row: int


@dataclass(eq=False)
class MissingColumns(TableRefused):
    """The mapping names columns that the table does not have."""

    code = "dispatch.table.missing_columns"
    title = "Columns of the mapping are not in the table"

    columns: tuple[str, ...]


@dataclass(eq=False)
class DoubledColumns(TableRefused):
    """Columns of the mapping stand in the table twice."""

    code = "dispatch.table.doubled_columns"
    title = "Columns of the mapping are in the table twice"

    columns: tuple[str, ...]


@dataclass(eq=False)
class UnknownZone(TableRefused):
    """There is no such time zone."""

    code = "dispatch.mapping.unknown_zone"
    title = "There is no such time zone"

    zone: str


@dataclass(eq=False)
class SheetFull(DomainError):
    """More orders than a workbook's sheet has rows; a table of commas has no such end."""

    code = "dispatch.sheet_full"
    title = "A workbook has no room for so many rows"

    most: int


@dataclass(eq=False)
class MappingIncomplete(TableRefused):
    """The mapping says of these fields neither a column nor what is always so."""

    code = "dispatch.mapping.incomplete"
    title = "The mapping does not say where these come from"

    fields: tuple[str, ...]
