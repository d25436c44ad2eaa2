# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of sources read by their mappings: names of columns, times, states, words, and what is wrong."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.chassis.tables.errors import (
    DoubledColumns,
    EmptyTable,
    MissingColumns,
)
from services.chassis.tables.table import Fault, Table, header_of
from services.dispatch.domain.import_texts import SENTENCES, Language, said
from services.dispatch.domain.mapped_rows import count_rows, mapped_rows
from services.dispatch.domain.mapping_errors import MappingIncomplete, UnknownZone
from services.dispatch.domain.mappings import Column, SourceMapping, Word, check, proposed
from tests.unit.dispatch.workbooks import HEADER

ROW = ("1", "灯不亮", "路灯", "2015-03-02 09:00", "处理中", "", "6号楼")
MAPPING = SourceMapping(
    id="city-311",
    number=1,
    columns=tuple(
        Column(field, name)
        for field, name in zip(
            ("external_id", "description", "category", "reported_at", "state", "closed_at", "address"),
            HEADER,
            strict=True,
        )
    ),
    zone="Asia/Shanghai",
    always=(Column("channel", "import"),),
    states=(Word("处理中", "open"), Word("已办结", "closed"), Word("已作废", "cancelled")),
    categories=(Word("路灯", "lamp"),),
    default_category="other",
)


def read(*cells, mapping=MAPPING, header=HEADER):
    [row] = mapped_rows(Table((header, cells)), mapping, 0, 9)
    return row


def facts(mapping=MAPPING, **changed):
    """The facts of a row, or what is wrong with it."""
    names = dict(zip(HEADER, ROW, strict=True)) | changed
    row = read(*names.values(), mapping=mapping)
    return (row.problem.code, row.problem.column) if row.problem else row.facts


def test_a_row_says_what_an_intakes_row_says():
    assert facts() == {
        "source": "city-311",
        "external_id": "1",
        "category": "lamp",
        "labels": {"source_category": "路灯"},
        "description": "灯不亮",
        "channel": "import",
        "address": "6号楼",
        "reported_at": datetime(2015, 3, 2, 1, 0, tzinfo=UTC),
    }
    assert facts(类别="井盖")["category"] == "other"
    assert facts(mapping=replace(MAPPING, default_category=None), 类别="井盖")["category"] == "井盖"


@pytest.mark.parametrize(
    "written",
    [
        "2015/3/2 9:00",
        "2015-03-02 09:00:00",
        "2015年3月2日 09:00",
        "2015-03-02T09:00:00+08:00",
        "2015-03-02T01:00:00Z",
    ],
)
def test_moments_as_they_are_written(written):
    assert facts(登记时间=written)["reported_at"] == datetime(2015, 3, 2, 1, 0, tzinfo=UTC)


def test_a_date_of_a_workbook_is_of_the_sources_zone():
    local = datetime(2015, 3, 2, 9, 0)  # noqa: DTZ001 - a workbook has no zones
    assert facts(登记时间=local)["reported_at"] == datetime(2015, 3, 2, 1, 0, tzinfo=UTC)


def test_states_open_close_and_cancel():
    over = {"状态": "已办结", "办结时间": "2015-03-02 10:00"}
    assert facts(**over)["closed_at"] - facts()["reported_at"] == timedelta(hours=1)
    assert facts(状态="已作废")["cancelled"] is True
    assert facts(状态="已作废", 办结时间="2015-03-02 10:00").keys() >= {"cancelled", "closed_at"}
    assert "closed_at" not in facts(状态="处理中", 办结时间="2015-03-02 10:00")
    without = replace(MAPPING, columns=tuple(one for one in MAPPING.columns if one.field != "state"))
    assert "closed_at" in facts(mapping=without, 办结时间="2015-03-02 10:00")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"工单编号": ""}, ("missing", "工单编号")),
        ({"诉求内容": ""}, ("missing", "诉求内容")),
        ({"登记时间": ""}, ("missing", "登记时间")),
        ({"登记时间": "42065"}, ("not_a_moment", "登记时间")),
        ({"登记时间": "灯不亮"}, ("not_a_moment", "登记时间")),
        ({"登记时间": "2015-02-30 09:00"}, ("not_a_moment", "登记时间")),
        ({"登记时间": "2015-03-02T09:00:00.5"}, ("not_a_moment", "登记时间")),
        ({"登记时间": Fault.FORMULA}, ("formula", "登记时间")),
        ({"诉求内容": Fault.ERROR}, ("error", "诉求内容")),
        ({"状态": "搁置"}, ("unknown_state", "状态")),
        ({"状态": "已办结"}, ("closed_without_moment", "办结时间")),
    ],
)
def test_what_is_wrong_with_a_row_is_named_with_its_column(changed, problem):
    assert facts(**changed) == problem


def test_a_time_that_the_clocks_leave_out_is_impossible():
    new_york = replace(MAPPING, zone="America/New_York")
    assert facts(mapping=new_york, 登记时间="2015-03-08 02:30") == ("no_such_time", "登记时间")
    twice = facts(mapping=new_york, 登记时间="2015-11-01 01:30")
    assert twice["reported_at"] == datetime(2015, 11, 1, 5, 30, tzinfo=UTC)


def test_a_row_with_more_cells_than_names_is_shifted():
    row = read(*ROW, "去年的")
    assert (row.problem.code, row.problem.value, row.external_id) == ("shifted", "8", "")
    assert read(*ROW, "", "").problem is None


def test_a_place_needs_both_of_its_numbers():
    located = replace(
        MAPPING, columns=(*MAPPING.columns, Column("latitude", "纬度"), Column("longitude", "经度"))
    )
    header = (*HEADER, "纬度", "经度")
    assert read(*ROW, "31.4", "121.1", mapping=located, header=header).facts["location"] == {
        "latitude": 31.4,
        "longitude": 121.1,
    }
    assert "location" not in read(*ROW, "31.4", "", mapping=located, header=header).facts
    assert read(*ROW, "北纬", "1", mapping=located, header=header).problem.code == "not_a_number"


def test_titles_above_and_empty_rows_between_are_passed_over():
    table = Table((("2015年3月工单",), (), HEADER, ROW, (), ROW))
    assert [row.number for row in mapped_rows(table, MAPPING, 0, 9)] == [4, 6]
    assert count_rows(table, MAPPING) == 2
    assert [row.number for row in mapped_rows(table, MAPPING, 1, 1)] == [6]


def test_merged_cells_name_columns_by_what_stands_below_them():
    upper = ("工单编号", "诉求", "", "时间", "", "状态")
    lower = ("", "内容", "类别", "登记", "办结", "")
    header = header_of(Table((upper, lower, ("1",))), ["工单编号", "内容", "登记"])
    assert (header.names, header.first) == (("工单编号", "内容", "类别", "登记", "办结", "状态"), 3)
    upper, lower = ("编号", "登记", "", "办结", ""), ("", "日期", "人", "日期", "人")
    header = header_of(Table((upper, lower, ("1",))), ["编号", "登记/日期", "办结/日期"])
    assert header.names == ("编号", "登记/日期", "登记/人", "办结/日期", "办结/人")


def test_whole_tables_that_cannot_be_read_by_the_mapping():
    with pytest.raises(MissingColumns) as missing:
        count_rows(Table((HEADER[:-1], ROW)), MAPPING)
    assert missing.value.columns == ("地址",)
    with pytest.raises(DoubledColumns) as doubled:
        count_rows(Table(((*HEADER, "地址"), ROW)), MAPPING)
    assert doubled.value.columns == ("地址",)
    with pytest.raises(EmptyTable):
        count_rows(Table((HEADER,)), MAPPING)
    assert count_rows(Table(((*HEADER, "备注", "备注"), ROW)), MAPPING) == 1


def test_columns_that_the_mapping_does_not_know_are_named():
    header = header_of(Table(((*HEADER, "备注", "经办人"), ROW)), MAPPING.names)
    assert replace(MAPPING, ignored=("备注",)).unknown(header) == ("经办人",)


def test_mappings_that_cannot_be_used():
    with pytest.raises(MappingIncomplete) as incomplete:
        check(replace(MAPPING, columns=MAPPING.columns[2:], always=()))
    assert incomplete.value.fields == ("external_id", "description", "channel")
    for zone in ("Asia/Taicang", "../etc/passwd", "北京时间"):
        with pytest.raises(UnknownZone):
            check(replace(MAPPING, zone=zone))


def test_columns_are_proposed_by_their_names():
    assert proposed(HEADER) == {one.field: one.name for one in MAPPING.columns}
    boston = (
        "case_enquiry_id",
        "open_dt",
        "target_dt",
        "closed_dt",
        "case_status",
        "closure_reason",
        "type",
        "location",
    )
    assert proposed(boston) | {} == {
        "external_id": "case_enquiry_id",
        "reported_at": "open_dt",
        "due_at": "target_dt",
        "closed_at": "closed_dt",
        "state": "case_status",
        "closure": "closure_reason",
        "category": "type",
        "address": "location",
    }


@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_can_be_said_in_local_time(language):
    moment = datetime(2015, 3, 2, 1, 0, tzinfo=UTC)
    names = ("column", "value", "field", "category", "path", "reason")
    told = dict.fromkeys(names, "x") | {"moment": moment, "closed_at": moment, "reported_at": moment}
    for code in SENTENCES:
        sentence = said(code, told, language, "Asia/Shanghai")
        assert "?" not in sentence
        assert "{" not in sentence
    assert "2015-03-02 09:00:00" in said("dispatch.intake.in_the_future", told, language, "Asia/Shanghai")
