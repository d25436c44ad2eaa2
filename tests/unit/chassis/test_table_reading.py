# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files as tables: encodings, delimiters, workbooks, and everything that is none."""

from datetime import datetime

import pytest

from services.chassis.tables.errors import (
    BrokenQuotes,
    EmptyTable,
    NotAWorkbook,
    ProtectedWorkbook,
    TooLarge,
    UnknownEncoding,
)
from services.chassis.tables.reading import MOST_KEPT, TableReader
from services.chassis.tables.table import LONGEST_CELL, MOST_COLUMNS, Bounds, Fault, Table
from tests.unit.dispatch.workbooks import HEADER, text, with_part, workbook

ROW = ("1", "灯不亮", "路灯", "2015-03-02 09:00", "处理中", "", "6号楼")
SHEET = "xl/worksheets/sheet1.xml"


def read(content: bytes) -> Table:
    return TableReader().read("digest", content)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gbk", "gb18030"), ("gb18030", "gb18030")],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_texts_in_the_encodings_that_are_used_here(encoding: str, told: str, delimiter: str):
    table = read(text(HEADER, ROW, delimiter=delimiter).encode(encoding))
    assert (table.rows, table.encoding) == ((HEADER, ROW), told)


def test_quotes_line_breaks_and_blanks():
    table = read(b'a,b\n"1, ""2""\nthree",  x  \n')
    assert table.rows == (("a", "b"), ('1, "2"\nthree', "x"))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", EmptyTable),
        (b"\xef\xbb\xbf", EmptyTable),
        (b" \r\n ", EmptyTable),
        (b",,\r\n,,\r\n", EmptyTable),
        (text(HEADER, ROW).encode("utf-16"), UnknownEncoding),
        (b"a,b\n\xff\xff\xff,1\n", UnknownEncoding),
        (b"a,b\n\x00,1\n", UnknownEncoding),
        (b'a,b\n1,"never closed\n2,3\n', BrokenQuotes),
        (b"a\n" * (Bounds().rows + 1), TooLarge),
        (b"a," * MOST_COLUMNS + b"a\n", TooLarge),
        (b"a\n" + b"x" * (LONGEST_CELL + 1), TooLarge),
        (b"a\n" + b"x" * 200_000, TooLarge),
        (b"PK\x03\x04 and no more", NotAWorkbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ProtectedWorkbook),
    ],
)
def test_what_is_no_table_is_said_to_be_what_it_is(content: bytes, refusal: type):
    with pytest.raises(refusal):
        read(content)


def test_a_workbook_has_texts_numbers_and_dates():
    moment = datetime(2015, 3, 2, 9, 0)  # noqa: DTZ001 - a workbook has no zones
    table = read(workbook(HEADER, (7, " 灯不亮 ", 1.5, moment, True, None, "")))
    assert table == Table((HEADER, ("7", "灯不亮", "1.5", moment, "True")))


def test_formulas_and_errors_have_no_value():
    table = read(workbook(("a", "b", "c"), ("=1+1", "#REF!", "x")))
    assert table.rows[1] == (Fault.FORMULA, Fault.ERROR, "x")


def test_an_empty_sheet_is_an_empty_table():
    with pytest.raises(EmptyTable):
        read(workbook())


@pytest.mark.parametrize("name", ["xl/workbook.xml", SHEET, "[Content_Types].xml"])
@pytest.mark.parametrize(
    "part", [b"", b"<not", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "<!DOCTYPE x><x/>".encode("utf-16")]
)
def test_a_damaged_or_cunning_workbook_is_none(name: str, part: bytes):
    with pytest.raises((NotAWorkbook, EmptyTable)):
        read(with_part(workbook(HEADER, ROW), name, part))


def test_another_zip_is_no_workbook():
    whole = workbook(HEADER, ROW).replace(b"xl/workbook.xml", b"xl/werkbook.xml")
    with pytest.raises(NotAWorkbook):
        read(whole)


def test_what_would_unpack_to_more_than_is_taken_is_not_unpacked():
    bomb = with_part(workbook(HEADER, ROW), "xl/media/zeros", bytes(Bounds().unpacked))
    assert len(bomb) < Bounds().unpacked / 500
    with pytest.raises(TooLarge) as refused:
        read(bomb)
    assert refused.value.what == "unpacked_bytes"


def test_a_sheet_with_more_rows_or_columns_than_are_taken():
    assert len(read(workbook(HEADER, *[ROW[:1]] * (Bounds().rows - 1))).rows) == Bounds().rows
    with pytest.raises(TooLarge):
        read(workbook(HEADER, *[ROW[:1]] * Bounds().rows))
    with pytest.raises(TooLarge):
        read(workbook(("x",) * (MOST_COLUMNS + 1)))


def test_a_row_far_below_is_not_filled_up_to():
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises((EmptyTable, TooLarge)):
        read(with_part(workbook(HEADER, ROW), SHEET, far))


def test_the_last_tables_are_kept():
    reader = TableReader()
    tables = {str(number): reader.read(str(number), f"a\n{number}\n".encode()) for number in range(3)}
    assert reader.read("2", b"") is tables["2"]
    assert len(tables) > MOST_KEPT
    with pytest.raises(EmptyTable):
        reader.read("0", b"")
