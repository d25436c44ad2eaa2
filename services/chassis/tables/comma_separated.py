# SPDX-License-Identifier: AGPL-3.0-or-later
"""CSV as spreadsheet programs write it: commas, semicolons or tabs, in UTF-8 or GB18030 (which holds GBK)."""

import csv
import io
from collections.abc import Iterator

from services.chassis.tables.errors import BrokenQuotes, EmptyTable, TooLarge, UnknownEncoding
from services.chassis.tables.table import LONGEST_CELL, MOST_COLUMNS, Bounds, Table

UTF_8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = (",", ";", "\t")


def read(content: bytes, bounds: Bounds) -> Table:
    """Raises UnknownEncoding, TooLarge, BrokenQuotes, EmptyTable."""
    text, encoding = _decoded(content)
    first = text.partition("\n")[0]
    found = tuple(rows(text, max(_DELIMITERS, key=first.count), bounds))
    if not any(map(any, found)):
        raise EmptyTable
    return Table(found, encoding)


def rows(text: str, delimiter: str, bounds: Bounds) -> Iterator[tuple[str, ...]]:
    """The cells of each row, without blanks around them. Raises TooLarge, BrokenQuotes."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            _check(number, row, bounds)
            yield tuple(cell.strip() for cell in row)
    except csv.Error as error:
        if "limit" in str(error):
            raise TooLarge("characters", LONGEST_CELL) from None
        raise BrokenQuotes(number + 1) from None


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith(_OTHER_MARKS) or b"\x00" in content:
        raise UnknownEncoding
    for encoding in ("utf-8-sig" if content.startswith(UTF_8_MARK) else "utf-8", "gb18030"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise UnknownEncoding


def _check(number: int, row: list[str], bounds: Bounds) -> None:
    if number > bounds.rows:
        raise TooLarge("rows", bounds.rows)
    if len(row) > MOST_COLUMNS:
        raise TooLarge("columns", MOST_COLUMNS)
    if any(len(cell) > LONGEST_CELL for cell in row):
        raise TooLarge("characters", LONGEST_CELL)
