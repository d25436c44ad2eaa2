# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.registers import asked, compound, mapped, uploaded
from tests.unit.dispatch.workbooks import text, workbook
from tests.unit.identity.registers import HEADER, ROWS, csv, row


def test_a_table_shows_its_columns_and_proposes_fields(district: District) -> None:
    table = district.ok("GET", f"/tables/{uploaded(district)}")
    assert (table["name"], table["encoding"], table["columns"]) == ("业主.csv", "gb18030", list(HEADER))
    assert table["rows"][0] == list(ROWS[0])
    assert {"field": "citizen_id", "name": "身份证号"} in table["proposed"]


def test_a_trial_says_row_by_row_what_would_become_of_it_and_does_nothing(district: District) -> None:
    at = compound(district)
    mapped(district)
    wrong = csv(*ROWS, row(unit="302", citizen_id="110101198001010011"))
    tried = district.ok("POST", "/imports:preview", asked(at, uploaded(district, wrong)))
    assert (tried["rows"], tried["units"], tried["tried"]) == (6, 4, 6)
    assert (tried["created"], tried["updated"], tried["unchanged"], tried["rejected"]) == (5, 0, 0, 1)
    assert [(one["rows"], one["label"], one["result"]) for one in tried["first"][:2]] == [
        ([2, 3], "1号楼 101室", "created"),
        ([4, 5], "1号楼 102室", "created"),
    ]
    assert tried["first"][3]["message"] == "第 7 行：“身份证号”不是有效的身份证号码：校验码不符，可能抄错。"
    assert district.ok("GET", f"/places?under={at}&kind=building")["items"] == []
    assert [one["name"] for one in district.ok("GET", f"/persons?under={at}")["items"]] == []


def test_columns_that_nobody_mapped_are_named(district: District) -> None:
    at = compound(district)
    mapped(district, ignored=["备注"])
    more = workbook((*HEADER, "备注", "朝向"), (*ROWS[0], "", "南"))
    tried = district.ok("POST", "/imports:preview", asked(at, uploaded(district, more), language="en"))
    assert (tried["encoding"], tried["unknown_columns"]) == ("", ["朝向"])


def test_what_is_no_register_of_a_known_place(district: District) -> None:
    at = compound(district)
    mapped(district)
    path, file_id = "/imports:preview", uploaded(district)
    assert district.refused("POST", path, asked("/999999/x", file_id))["code"] == "not_found"
    assert district.refused("POST", path, asked(at, file_id) | {"source": "nobody"})["code"] == "not_found"
    to_come = district.refused("POST", path, asked(at, file_id, as_of="2199-01-01"))
    assert (to_come["code"], to_come["as_of"]) == ("identity.import.to_come", "2199-01-01")
    for content, code in (
        (text(HEADER).encode(), "table.empty"),
        (text(HEADER, *ROWS).encode("utf-16"), "table.unknown_encoding"),
        ("甲,乙\n1,2\n".encode(), "table.missing_columns"),
    ):
        sent = asked(at, uploaded(district, content))
        assert district.refused("POST", path, sent)["code"] == code
    _, token = district.staff("dispatcher", district.path)
    assert district.refused("POST", path, asked(at, file_id), token)["code"] == "forbidden"
