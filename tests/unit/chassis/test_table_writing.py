# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.tables.writing import BOM, to_csv

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(written: str) -> list[list[str]]:
    return list(csv.reader(StringIO(written.removeprefix(BOM), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_told_as_text(text: str):
    assert read(to_csv([(text,)], begins=False)) == [[f"'{text}"]]


def test_numbers_stay_numbers():
    assert to_csv([("支出", Decimal("-12.50"))], begins=True) == f"{BOM}支出,-12.50\r\n"


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1))
def test_every_cell_is_read_as_it_was_but_for_an_apostrophe(rows: list[tuple[str, str]]):
    found = read(to_csv(rows, begins=True))
    assert [tuple(cell.removeprefix("'") for cell in row) for row in found] == [
        tuple(cell.removeprefix("'") for cell in row) for row in rows
    ]
    assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
