# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from tests.system.identity.conftest import District
from tests.system.identity.registers import compound, counts, mapped, taken_in
from tests.unit.identity.registers import CITIZEN_IDS, csv, row


@pytest.fixture
def at(district: District) -> str:
    """A compound with one flat of one owner."""
    mapped(district)
    path = compound(district)
    before = csv(row(citizen_id=CITIZEN_IDS[0], plates="苏E12345", since="2024-05-01"))
    assert counts(taken_in(district, path, before)) == (1, 0, 0, 0)
    return path


def sent(district: District, at: str, *rows: tuple[str, ...], **more: Any) -> tuple[str, str]:
    """What became of the first row, and why."""
    _, _, result, why = taken_in(district, at, csv(*rows), **more)["report"][0].split(",", 3)
    return result, why


def units(district: District, at: str) -> list[dict[str, Any]]:
    return list(district.ok("GET", f"/places?under={at}&kind=unit")["items"])


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([row(area="")], "新的房屋要有面积。"),
        ([row(share="1/2")], "各共有人份额之和是 1/2，不是 1。"),
        (
            [row(representative="是"), row(name="李梅", phone="", representative="是")],
            "标了两位投票代表人，只能有一位。",
        ),
        ([row(), row(name="李梅", phone="")], "有几位共有人，但没有标明投票代表人。"),
        ([row(citizen_id=CITIZEN_IDS[0], name="李梅")], "这个身份证号码已登记在另一个姓名下。"),
        ([row(citizen_id=CITIZEN_IDS[1])], "同名、同电话的人已有另一个身份证号码。"),
        ([row(name="李梅", phone="", plates="苏E12345")], "车牌已登记在别人名下。"),
    ],
)
def test_a_unit_that_is_refused_leaves_nothing_behind(
    district: District, at: str, rows: list[tuple[str, ...]], why: str
) -> None:
    """Neither its building nor its people: it is taken in whole or not at all."""
    elsewhere = [("9号楼", *one[1:]) for one in rows]
    assert sent(district, at, *elsewhere) == ("未导入", why)
    assert [one["path"] for one in units(district, at)] == [f"{at}/1/101"]
    assert len(district.ok("GET", f"/persons?under={at}")["items"]) == 1
    assert len(district.ok("GET", f"/places?under={at}&kind=building")["items"]) == 1


def test_a_sale_has_its_day_and_an_older_register_does_not_undo_it(district: District, at: str) -> None:
    sale = row(name="李梅", phone="13812340002", since="2025-01-15", area="")
    assert sent(district, at, sale) == ("更新", "")
    unit = units(district, at)[0]
    owned = district.ok("GET", f"/units/{unit['id']}/ownership")
    assert owned["since"] == "2025-01-15"
    old = row(citizen_id=CITIZEN_IDS[0], area="")
    why = "登记的产权自 2025-01-15 起，比表格新。"
    assert sent(district, at, old, as_of="2024-12-31") == ("未导入", why)
    assert district.ok("GET", f"/units/{unit['id']}/ownership") == owned
    assert district.house.events(district.code, "ownership", unit["id"]) == ["OwnershipRegistered"] * 2


def test_a_better_area_is_taken_and_a_worse_one_is_not(district: District, at: str) -> None:
    assert sent(district, at, row(area="81")) == ("更新", "")
    mapped(district, area_source="contract")
    assert sent(district, at, row(area="82")) == ("未导入", "登记的面积来源更可靠，没有更改。")
    assert units(district, at)[0]["exclusive_area"] == {"dm2": 8100, "source": "registry"}


def test_whoever_is_known_by_the_unit_gets_the_numbers_that_were_missing(district: District, at: str) -> None:
    people = [row(unit="102", name="王芳", phone=""), row(unit="102", name="赵强", phone="", relation="租户")]
    assert sent(district, at, *people) == ("新建", "")
    assert sent(district, at, *people) == ("无变化", "")
    people[0] = row(unit="102", name="王芳", phone="13812340003", citizen_id=CITIZEN_IDS[1])
    assert sent(district, at, *people) == ("更新", "")
    assert len(district.ok("GET", f"/persons?under={at}")["items"]) == 3
    found = district.ok("POST", "/persons:search", {"citizen_id": CITIZEN_IDS[1]})["items"]
    assert [(one["name"], one["phone"]) for one in found] == [("王*", "138****0003")]


def test_nobody_gets_another_phone_who_may_log_in(district: District, at: str) -> None:
    """A password is reset by the phone on record."""
    person = district.ok("POST", "/persons:search", {"citizen_id": CITIZEN_IDS[0]})["items"][0]["id"]
    account = {"person_id": person, "login": f"zhang@{district.code}", "password": "correct horse battery"}
    district.ok("POST", "/accounts", account)
    result, why = sent(district, at, row(phone="13900000000", citizen_id=CITIZEN_IDS[0]))
    assert (result, "有账号或职务" in why) == ("未导入", True)
    assert district.ok("GET", f"/persons/{person}")["phone"] == "138****0001"


def test_a_register_of_several_neighbourhoods_names_them(district: District, at: str) -> None:
    columns = {
        "neighbourhood": "社区",
        "compound": "小区",
        "building": "楼栋",
        "unit": "房号",
        "area": "面积",
    }
    mapped(district, columns=[{"field": field, "name": name} for field, name in columns.items()])
    lines = ("neighbourhood n1,申宏小区,1号楼,101,80", "无此社区,申宏小区,1号楼,102,80")
    table = "\n".join((",".join(columns.values()), *lines)).encode()
    run = taken_in(district, district.path, table)
    assert [line.split(",", 2)[2] for line in run["report"]] == ["新建,", "未导入,没有这个社区。"]
    compounds = district.ok("GET", f"/places?under={district.path}&kind=compound")["items"]
    assert [one["name"] for one in compounds] == ["compound c1", "申宏小区"]
    mapped(district)
    lost = taken_in(district, district.path, csv(row()))["report"]
    assert lost[0].startswith("2,1号楼 101,未导入,楼栋要建在小区或社区里")


COLUMNS = {"building": "楼栋", "entrance": "单元", "unit": "房号", "area": "面积"}


def lain(district: District, at: str) -> dict[str, str]:
    """Each unit's name with the code of the entrance that it lies in."""
    found = {one["name"]: one["entrance_path"] for one in units(district, at)}
    return {name: (path or "").removeprefix(f"{at}/1").strip("/") for name, path in found.items()}


def test_a_column_of_its_own_says_the_entrance_which_is_made(district: District, at: str) -> None:
    """Two units of one number in two entrances are two; one that lies in another entrance stays there."""
    mapped(district, columns=[{"field": field, "name": name} for field, name in COLUMNS.items()])
    lines = ("1号楼,1,201,80", "1号楼,2单元,201室,80", "1号楼,无,301,80", "1号楼,2,2单元202,80")
    table = "\n".join((",".join(COLUMNS.values()), *lines)).encode()
    assert counts(taken_in(district, at, table)) == (4, 0, 0, 0)
    inside = {"101": "", "1单元201": "e-1", "2单元201室": "e-2", "301": "", "2单元202": "e-2"}
    assert lain(district, at) == inside
    assert counts(taken_in(district, at, table)) == (0, 0, 4, 0)
    entrances = district.ok("GET", f"/places?under={at}&kind=entrance")["items"]
    assert [one["name"] for one in entrances] == ["1单元", "2单元"]
    moved = next(one for one in units(district, at) if one["name"] == "2单元202")
    for entrance in (None, entrances[0]["id"]):
        body = {"entrance_id": entrance, "unit_ids": [moved["id"]]}
        district.ok("POST", f"/places/{moved['parent_id']}:assign-entrance", body)
    assert counts(taken_in(district, at, table)) == (0, 0, 4, 0)
    assert lain(district, at) == inside | {"2单元202": "e-1"}


def test_the_name_alone_puts_a_new_unit_into_an_entrance_that_is_there(district: District, at: str) -> None:
    assert sent(district, at, row(unit="1单元102")) == ("新建", "")
    assert lain(district, at)["1单元102"] == ""
    building = district.ok("GET", f"/places?under={at}&kind=building")["items"][0]["id"]
    body = {"kind": "entrance", "code": "e-1", "name": "一单元", "parent_id": building}
    entrance = district.ok("POST", "/places", body)
    for number, again in (("1-103", "1单元103室"), ("1单元104", "１-104")):
        assert sent(district, at, row(unit=number)) == ("新建", "")
        assert sent(district, at, row(unit=again)) == ("无变化", "")
    assert lain(district, at) == {"101": "", "1单元102": "", "1-103": "e-1", "1单元104": "e-1"}
    flat = next(one["id"] for one in units(district, at) if one["name"] == "101")
    body = {"entrance_id": entrance["id"], "unit_ids": [flat]}
    district.ok("POST", f"/places/{building}:assign-entrance", body)
    assert sent(district, at, row(unit="1单元101")) == ("无变化", ""), "its number and entrance are its name"
