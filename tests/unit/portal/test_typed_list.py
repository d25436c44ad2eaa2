# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list of places is read as people paste it."""

import io

import openpyxl
import pytest

from services.portal.areas.places.typed_list import lines_of, text_of


@pytest.mark.parametrize("between", ["\t", ",", "，", " ", "  "])
def test_cells_are_apart_by_tabs_commas_or_blanks(between: str) -> None:
    text = "\n".join(
        between.join(cells)
        for cells in (
            ("类别", "代码", "名称"),
            ("镇", "001", "城厢镇"),
            ("户", "001/002/b3/301", "301室", "86.5"),
        )
    )
    town, flat = lines_of(f"\n{text}\n\n")
    assert (town.number, town.kind, town.codes, town.name) == (3, "sub_district", "001", "城厢镇")
    assert (flat.number, flat.kind, flat.area) == (4, "unit", "86.5")


def test_what_is_no_kind_stays_as_it_was_typed() -> None:
    (line,) = lines_of("寨 001 新寨")
    assert (line.kind, line.body["name"]) == ("寨", "新寨")


def test_a_workbook_is_as_if_it_were_pasted() -> None:
    book = openpyxl.Workbook()
    for row in (
        ("类别", "代码", "名称", "面积"),
        ("街道", "001", "城厢 镇", None),
        ("户室", "001/b/1", "1室", 86.5),
    ):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    town, flat = lines_of(text_of(content.getvalue()))
    assert (town.codes, town.name, town.area) == ("001", "城厢 镇", "")
    assert flat.area == "86.5"
