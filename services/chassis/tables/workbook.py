# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first sheet of a workbook (XLSX), row by row, within bounds that hold before anything is unpacked."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl

from services.chassis.tables.errors import EmptyTable, NotAWorkbook, TooLarge
from services.chassis.tables.table import LONGEST_CELL, MOST_COLUMNS, Bounds, Cell, Cells, Fault, Table

MOST_PARTS = 1_000
_PROLOGUE = 4_096
_FORMULA, _ERROR = "f", "e"


def read(content: bytes, bounds: Bounds) -> Table:
    """Raises NotAWorkbook, TooLarge, EmptyTable."""
    try:
        _check(content, bounds)
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            try:
                rows = list(_rows(book.worksheets[0], bounds))
            finally:
                book.close()
    except (BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError):
        raise NotAWorkbook from None
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise EmptyTable
    return Table(tuple(rows))


def _check(content: bytes, bounds: Bounds) -> None:
    """What the parts say of their size is the most that is unpacked of them; none may define entities."""
    with ZipFile(io.BytesIO(content)) as parts:
        listed = parts.infolist()
        if len(listed) > MOST_PARTS or sum(one.file_size for one in listed) > bounds.unpacked:
            raise TooLarge("unpacked_bytes", bounds.unpacked)
        if "xl/workbook.xml" not in parts.namelist():
            raise NotAWorkbook
        for one in listed:
            with parts.open(one) as part:
                if b"<!DOCTYPE" in part.read(_PROLOGUE).replace(b"\x00", b"").upper():
                    raise NotAWorkbook


def _rows(sheet: Any, bounds: Bounds) -> Iterator[Cells]:  # noqa: ANN401 - the library has no types
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_row=bounds.rows + 1, max_col=MOST_COLUMNS + 1), 1):
        cells = [_cell(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if number > bounds.rows and cells:
            raise TooLarge("rows", bounds.rows)
        if len(cells) > MOST_COLUMNS:
            raise TooLarge("columns", MOST_COLUMNS)
        yield tuple(cells)


def _cell(cell: Any) -> Cell:  # noqa: ANN401 - the library has no types
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in (_FORMULA, _ERROR):
        return Fault.FORMULA if cell.data_type == _FORMULA else Fault.ERROR
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    text = f"{value:.15g}" if isinstance(value, float) else str(value).strip()
    if len(text) > LONGEST_CELL:
        raise TooLarge("characters", LONGEST_CELL)
    return text
