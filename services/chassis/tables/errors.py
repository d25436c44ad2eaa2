# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused about a table as a whole."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class TableRefused(DomainError):
    """Base of what is wrong with a whole file: nothing of it was taken."""

    status = 422


@dataclass(eq=False)
class UnknownEncoding(TableRefused):
    """The text is neither UTF-8 nor GBK/GB18030."""

    code = "table.unknown_encoding"
    title = "The text is neither UTF-8 nor GB18030"


@dataclass(eq=False)
class EmptyTable(TableRefused):
    """The file is empty, or has nothing below the names of its columns."""

    code = "table.empty"
    title = "The table has no rows"


@dataclass(eq=False)
class NotAWorkbook(TableRefused):
    """It begins as a workbook (XLSX) and is none, or is damaged."""

    code = "table.not_a_workbook"
    title = "The file is no workbook"


@dataclass(eq=False)
class ProtectedWorkbook(TableRefused):
    """It has a password, or is of the old kind (XLS): neither can be read."""

    code = "table.protected"
    title = "The workbook has a password or is of the old kind"


@dataclass(eq=False)
class TooLarge(TableRefused):
    """More rows, columns or bytes than are taken; or a longer cell."""

    code = "table.too_large"
    title = "The table is too large"

    what: str
    most: int


@dataclass(eq=False)
class BrokenQuotes(TableRefused):
    """A quotation mark is never closed: where cells end cannot be said from there on."""

    code = "table.broken_quotes"
    title = "A quotation mark is never closed"

    row: int


@dataclass(eq=False)
class MissingColumns(TableRefused):
    """Columns that are wanted are not there."""

    code = "table.missing_columns"
    title = "Columns are not in the table"

    columns: tuple[str, ...]


@dataclass(eq=False)
class DoubledColumns(TableRefused):
    """Columns that are wanted stand there twice."""

    code = "table.doubled_columns"
    title = "Columns are in the table twice"

    columns: tuple[str, ...]
