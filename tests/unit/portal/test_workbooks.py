# SPDX-License-Identifier: AGPL-3.0-or-later
"""A statement as a workbook: amounts add up, and no name is run."""

from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from services.portal.areas.money.workbooks import workbook

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_amounts_are_numbers_and_a_formula_is_text():
    rows = [("=1+1", Decimal("1234.50")), ("资金", Decimal("-0.05"))]
    with ZipFile(BytesIO(workbook({"收支表": (("名称", "金额"), rows)}))) as packed:
        sheet = ET.fromstring(packed.read("xl/worksheets/sheet1.xml"))
        texts = packed.read("xl/sharedStrings.xml").decode()
        assert "收支表" in packed.read("xl/workbook.xml").decode()
    assert not list(sheet.iter(f"{SPACE}f"))
    assert "=1+1" in texts
    numbers = [cell.find(f"{SPACE}v").text for cell in sheet.iter(f"{SPACE}c") if cell.get("t") is None]
    assert sum(map(Decimal, numbers)) == Decimal("1234.45")
