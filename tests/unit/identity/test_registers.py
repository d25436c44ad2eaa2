# SPDX-License-Identifier: AGPL-3.0-or-later
"""Registers of spreadsheets: which rows are one unit's, what they say, every way to be wrong."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.tables.errors import MissingColumns
from services.identity.domain import registering
from services.identity.domain.errors import SharesNotWhole
from services.identity.domain.import_errors import MappingIncomplete, RowProblem
from services.identity.domain.import_texts import SENTENCES, Language, said
from services.identity.domain.kinds import OccupantKind, PlaceKind
from services.identity.domain.mapped_units import PersonSaid, mapped_units
from services.identity.domain.mappings import Column, check, proposed
from services.identity.domain.place_names import code_of, key_of
from services.identity.domain.places import CODE
from tests.unit.dispatch.workbooks import workbook
from tests.unit.identity.builders import tree
from tests.unit.identity.registers import (
    HEADER,
    MAPPING,
    TODAY,
    csv,
    row,
    sheet,
    units,
)

OWNER, LESSEE = OccupantKind.OWNER, OccupantKind.LESSEE


def test_rows_of_a_unit_are_its_joint_owners_and_who_lives_there():
    first, second, third = (unit.said for unit in units())
    assert first
    assert second
    assert third
    assert first.area_dm2 == 8956
    assert [(one.name, one.share, one.represents) for one in first.people] == [
        ("张建国", Fraction(1, 2), True),
        ("李梅", Fraction(1, 2), False),
    ]
    assert first.people[0].since == date(2019, 5, 1)
    assert first.people[0].plates == ("苏E12345",)
    assert [(one.name, one.relation) for one in second.people] == [("王芳", OWNER), ("赵强", LESSEE)]
    assert (third.area_dm2, third.people[0].phone) == (12050, "13812340005")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_every_encoding_says_the_same(encoding: str):
    read = sheet(csv(encoding=encoding))
    assert mapped_units(read, TODAY, 0, 9) == units()


def test_a_workbook_with_merged_cells_titles_and_dates():
    content = workbook(
        ("申宏小区业主登记册",),
        ("房屋", "", "", "业主姓名", "联系电话", "取得日期"),
        ("楼栋", "房号", "建筑面积", "", "", ""),
        ("1号楼", "101室", 89.56, "张建国", 13812340001, datetime(2019, 5, 1)),  # noqa: DTZ001 - as a sheet has it
        (None, None, None, "李梅", 13812340002, None),
        (None, "102室", 70, "王芳", 13812340003, "2020年3月2日"),
        merged=("A2:C2", "A4:A6", "B4:B5"),
    )
    fields = {"building": "楼栋", "unit": "房号", "area": "建筑面积"}
    fields |= {"name": "业主姓名", "phone": "联系电话", "since": "取得日期"}
    mapping = replace(MAPPING, columns=tuple(Column(*one) for one in fields.items()))
    first, second = (unit.said for unit in mapped_units(sheet(content, mapping), TODAY, 0, 9))
    assert first
    assert second
    assert (first.where[2:], second.where[2:]) == (("1号楼", "101室"), ("1号楼", "102室"))
    assert [one.name for one in first.people] == ["张建国", "李梅"]
    assert (first.people[0].phone, first.people[0].since) == ("13812340001", date(2019, 5, 1))
    assert second.people[0].since == date(2020, 3, 2)


def test_an_entrance_in_a_merged_cell_is_that_of_the_units_below_until_a_building_is_named():
    content = workbook(
        ("楼栋", "单元", "房号", "面积", "业主"),
        ("1号楼", 1, "101室", 80, "张建国"),
        (None, None, None, None, "李梅"),
        (None, None, "102室", 80, "王芳"),
        (None, "2单元", "101室", 80, "赵强"),
        ("2号楼", None, "101室", 80, "陈静"),
        merged=("A2:A5", "B2:B4", "C2:C3"),
    )
    fields = {"building": "楼栋", "entrance": "单元", "unit": "房号", "area": "面积", "name": "业主"}
    assert proposed(fields.values()) == fields
    mapping = replace(MAPPING, columns=tuple(Column(*one) for one in fields.items()))
    found = [unit.said for unit in mapped_units(sheet(content, mapping), TODAY, 0, 9)]
    assert [one.where[2:] for one in found if one] == [
        ("1号楼", "1单元101室"),
        ("1号楼", "1单元102室"),
        ("1号楼", "2单元101室"),
        ("2号楼", "101室"),
    ]
    assert [len(one.people) for one in found if one] == [2, 1, 1, 1]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"building": ""}, "missing"),
        ({"area": "八十"}, "bad_area"),
        ({"area": "80.567"}, "bad_area"),
        ({"area": "0"}, "bad_area"),
        ({"name": "张建国", "area": "13812340001"}, "bad_area"),
        ({"name": "张建国、李梅"}, "several_names"),
        ({"name": ""}, "missing"),
        ({"phone": "张建国"}, "bad_phone"),
        ({"phone": "1.3812E+10"}, "lost_digits"),
        ({"citizen_id": "3.20585197505051E+17"}, "lost_digits"),
        ({"citizen_id": "11010119800101001"}, "citizen_id.invalid-length"),
        ({"citizen_id": "110101198001010011"}, "citizen_id.invalid-checksum"),
        ({"citizen_id": "110101198002300010"}, "citizen_id.invalid-date"),
        ({"citizen_id": "990101198001010010"}, "citizen_id.invalid-area"),
        ({"citizen_id": "X10101198001010010"}, "citizen_id.invalid-format"),
        ({"share": "3/2"}, "bad_share"),
        ({"share": "一半"}, "bad_share"),
        ({"representative": "张"}, "bad_flag"),
        ({"relation": "邻居"}, "unknown_relation"),
        ({"since": "去年"}, "bad_date"),
        ({"plates": "12345"}, "bad_plate"),
    ],
)
def test_a_row_that_is_wrong_is_told_by_its_number_and_column(wrong: dict[str, str], code: str):
    first, second = units(row(**wrong), row(unit="102"))
    assert (first.said, first.problem and first.problem.code, first.problem_row) == (None, code, 2)
    assert second.said
    for language in Language:
        sentence = said(code, {"column": "楼栋"}, 2, language)
        assert "{" not in sentence
        assert "?" not in sentence
        assert not any(value and value in sentence for value in wrong.values())


def test_a_shifted_row_and_a_unit_that_comes_again():
    shifted, other, again = units((*row(), "多出"), row(unit="102"), row())
    assert shifted.problem
    assert shifted.problem.code == "shifted"
    assert other.said
    assert again.problem
    assert (again.problem.code, again.problem.value) == ("unit_again", "2")


def test_two_areas_of_one_unit_and_the_row_of_a_wrong_one():
    (two,) = units(row(), row(name="李梅", area="81"))
    assert two.problem
    assert two.problem.code == "two_areas"
    (second,) = units(row(), row(name="李梅", area="x"))
    assert (second.problem and second.problem.code, second.problem_row) == ("bad_area", 3)


def test_whole_registers_that_cannot_be_read():
    with pytest.raises(MissingColumns):
        sheet("甲,乙\n1,2\n".encode())
    with pytest.raises(MappingIncomplete):
        check(replace(MAPPING, columns=(Column("unit", "房号"),)))


def owner(share: Fraction | None = None, *, represents: bool = False) -> PersonSaid:
    return PersonSaid(2, OWNER, "张建国", share=share, represents=represents)


@given(st.integers(1, 50))
def test_owners_of_whom_nothing_is_said_have_equal_parts(count: int):
    found = registering.shares([(str(number), owner()) for number in range(count)])
    assert sum(Fraction(one.numerator, one.denominator) for one in found) == 1
    assert {(one.numerator, one.denominator) for one in found} == {(1, count)}


@given(st.lists(st.fractions(Fraction(1, 1000), 1, max_denominator=1000), min_size=1, max_size=8))
def test_shares_are_taken_only_where_they_are_whole(parts: list[Fraction]):
    unit = tree()[PlaceKind.UNIT]
    said = [(str(number), owner(part, represents=not number)) for number, part in enumerate(parts)]
    if sum(parts) == 1:
        assert registering.owned(unit, None, said, TODAY, first_represents=False)
    else:
        with pytest.raises(SharesNotWhole):
            registering.owned(unit, None, said, TODAY, first_represents=False)


@pytest.mark.parametrize(
    ("owners", "code"),
    [
        ([("a", owner(represents=True)), ("b", owner(represents=True))], "two_representatives"),
        ([("a", owner()), ("b", owner())], "no_representative"),
        ([("a", owner(represents=True)), ("a", owner())], "person_twice"),
        ([("a", owner(Fraction(1, 2), represents=True)), ("b", owner())], "share_missing"),
    ],
)
def test_joint_owners_that_are_refused(owners: list[tuple[str, PersonSaid]], code: str):
    with pytest.raises(RowProblem) as refused:
        registering.owned(tree()[PlaceKind.UNIT], None, owners, TODAY, first_represents=False)
    assert refused.value.code == code
    assert code in SENTENCES


def test_a_register_neither_repeats_nor_rewrites_the_past():
    unit = tree()[PlaceKind.UNIT]
    sold = registering.owned(unit, None, [("a", owner())], date(2024, 5, 1), first_represents=False)
    assert sold
    assert registering.owned(unit, sold[0], [("a", owner())], TODAY, first_represents=False) is None
    with pytest.raises(RowProblem) as older:
        registering.owned(unit, sold[0], [("b", owner())], date(2020, 1, 1), first_represents=False)
    assert (older.value.code, older.value.value) == ("older_ownership", "2024-05-01")
    both = [("a", owner()), ("b", owner())]
    joint = registering.owned(unit, sold[0], both, TODAY, first_represents=True)
    assert joint
    assert (joint[0].representative_id, joint[0].since) == ("a", TODAY)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (PlaceKind.BUILDING, ("1号楼", "１号楼", "1幢", "1 栋", "1")),
        (PlaceKind.BUILDING, ("A座", "a", "Ａ栋")),
        (PlaceKind.BUILDING, ("东区1号楼", "东区 1 栋")),
        (PlaceKind.UNIT, ("101室", "１０１", "101号")),
        (PlaceKind.UNIT, ("1单元101室", "1-101")),
    ],
)
def test_names_of_one_place(kind: PlaceKind, names: tuple[str, ...]):
    assert len({key_of(kind, name) for name in names}) == 1


@given(st.text(min_size=1, max_size=30))
def test_every_name_has_one_code_that_a_place_may_have(name: str):
    key = key_of(PlaceKind.UNIT, name)
    assert CODE.fullmatch(code_of(key))
    assert code_of(key) == code_of(key)
    assert not code_of(key).startswith(("g-", "p-"))


def test_different_names_have_different_codes():
    assert (
        len({code_of(key_of(PlaceKind.BUILDING, name)) for name in ("东区1号楼", "西区1号楼", "1号楼")}) == 3
    )


def test_columns_are_proposed_by_their_names():
    assert proposed(HEADER) == {
        "building": "楼栋",
        "unit": "房号",
        "area": "建筑面积",
        "phone": "联系电话",
        "citizen_id": "身份证号",
        "name": "业主姓名",
        "share": "份额",
        "representative": "代表人",
        "relation": "关系",
        "since": "取得日期",
        "plates": "车牌",
    }
    more = ("小区", "楼号", "室号", "业主", "业主电话", "租户", "租户电话")
    found = proposed(more)
    assert (found["name"], found["lessee_name"], found["lessee_phone"]) == ("业主", "租户", "租户电话")
