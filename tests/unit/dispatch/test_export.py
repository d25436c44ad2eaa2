# SPDX-License-Identifier: AGPL-3.0-or-later
import io
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.dispatch.domain.errors import SheetFull
from services.dispatch.domain.workbook_pieces import LONGEST_CELL, MOST_ROWS, Sums, piece

CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
)
PIECES = st.lists(st.lists(st.tuples(CELLS, CELLS), max_size=4), min_size=1, max_size=5)


def workbook(pieces: list[list[tuple[str, ...]]]) -> bytes:
    """Written a piece at a time, what is known kept as text between."""
    kept, made = str(Sums()), b""
    for number, rows in enumerate(pieces, 1):
        sums, content = piece(Sums.of(kept), rows, last=number == len(pieces))
        kept, made = str(sums), made + content
    return made


@given(PIECES)
def test_a_workbook_in_pieces_has_every_row_and_every_sum_is_right(pieces: list[list[tuple[str, ...]]]):
    made = workbook(pieces)
    with ZipFile(io.BytesIO(made)) as whole:
        assert whole.testzip() is None
        assert whole.read("xl/worksheets/sheet1.xml").decode().count("<row>") == sum(map(len, pieces))
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    found = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert found[: sum(map(len, pieces))] == [row for rows in pieces for row in rows]


def test_a_sheet_that_is_full_takes_no_row_more():
    full = Sums(rows=MOST_ROWS - 1, plain=1)
    assert piece(full, [("a",)], last=True)[0].rows == MOST_ROWS
    with pytest.raises(SheetFull):
        piece(full, [("a",), ("b",)], last=True)


def test_a_cell_is_a_text_whatever_stands_in_it():
    rows = [("=1+1", "<b>&", "a\x00b\x1fc", " 两边 ", "长" * (LONGEST_CELL + 5))]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([rows]))).worksheets[0]
    (found,) = sheet.iter_rows(values_only=True)
    assert found == ("=1+1", "<b>&", "abc", " 两边 ", "长" * LONGEST_CELL)
