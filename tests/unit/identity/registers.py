# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small registers as property offices keep them, and the mapping by which they are read."""

from datetime import date
from typing import Any

from services.chassis.tables.reading import TableReader
from services.identity.domain.kinds import AreaSource
from services.identity.domain.mapped_units import MappedUnit, mapped_units
from services.identity.domain.mappings import Column, RegisterMapping
from services.identity.domain.register_sheets import Sheet, sheet_of
from tests.unit.dispatch.workbooks import text

TODAY = date(2026, 3, 2)
FIELDS = (
    ("building", "楼栋"),
    ("unit", "房号"),
    ("area", "建筑面积"),
    ("name", "业主姓名"),
    ("phone", "联系电话"),
    ("citizen_id", "身份证号"),
    ("share", "份额"),
    ("representative", "代表人"),
    ("relation", "关系"),
    ("since", "取得日期"),
    ("plates", "车牌"),
)
HEADER = tuple(name for _, name in FIELDS)
CITIZEN_IDS = ("110101198001010010", "11010119800101007X")
PLATE = "苏E12345"
ROWS = (
    (
        "1号楼",
        "101室",
        "89.56",
        "张建国",
        "13812340001",
        CITIZEN_IDS[0],
        "1/2",
        "是",
        "业主",
        "2019-05-01",
        "苏E12345",
    ),
    ("1号楼", "101室", "", "李梅", "13812340002", "", "1/2", "", "业主", "2019-05-01", ""),
    ("1号楼", "102室", "70", "王芳", "13812340003", "", "", "", "", "", ""),
    ("1号楼", "102室", "", "赵强", "13812340004", "", "", "", "租户", "2023-09-01", ""),
    ("２幢", "３０１", "１２０．５", "陈静", "１３８１２３４０００５", "", "", "", "", "", ""),
)
MAPPING = RegisterMapping(
    id="property-office",
    number=1,
    columns=tuple(Column(field, name) for field, name in FIELDS),
    area_source=AreaSource.REGISTRY,
)


def csv(*rows: tuple[str, ...], encoding: str = "utf-8") -> bytes:
    return text(HEADER, *(rows or ROWS)).encode(encoding)


def sheet(content: bytes, mapping: RegisterMapping = MAPPING) -> Sheet:
    return sheet_of(TableReader().read("digest", content), mapping)


def units(*rows: tuple[str, ...]) -> list[MappedUnit]:
    found = sheet(csv(*rows))
    return mapped_units(found, TODAY, 0, len(found.units))


def row(**said: Any) -> tuple[str, ...]:
    """A flat of one owner, with other cells where they are said."""
    usual = {"building": "1号楼", "unit": "101", "area": "80", "name": "张建国", "phone": "13812340001"}
    return tuple({**usual, **said}.get(field, "") for field, _ in FIELDS)
