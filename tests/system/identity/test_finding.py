# SPDX-License-Identifier: AGPL-3.0-or-later
"""Persons by name and pinyin, and by what they are at a place; places by name."""

from tests.system.identity.conftest import District


def found(district: District, name: str) -> list[str]:
    answer = district.ok("POST", "/persons:search", {"name": name})
    return [one["id"] for one in answer["items"]]


def listed(district: District, **asked: str) -> list[str]:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return [one["id"] for one in district.ok("GET", f"/persons?{query}")["items"]]


def person(district: District, name: str, path: str = "") -> str:
    body = {"name": name, "path": path or district.path}
    return str(district.ok("POST", "/persons", body)["id"])


def test_a_person_is_found_by_pinyin_initials_and_part_of_the_name(district: District) -> None:
    wang, shan = person(district, "王建国"), person(district, "单雄信")
    for asked in ("王建国", "建国", "wangjianguo", "Wang Jianguo", "wjg"):
        assert found(district, asked) == [wang]
    for asked in ("shanxiongxin", "sxx", "danxiongxin"):
        assert found(district, asked) == [shan]
    district.ok("PATCH", f"/persons/{wang}", {"name": "曾国强"})
    assert (found(district, "wjg"), found(district, "zgq")) == ([], [wang])
    for body in ({"name": "王"}, {"name": "wjg", "phone": "13812341234"}):
        assert district.refused("POST", "/persons:search", body)["code"] == "invalid"


def test_places_are_found_by_name(district: District) -> None:
    tree = district.tree()
    district.ok("PATCH", f"/places/{tree['compound']['id']}", {"name": "德兴苑"})
    for asked in ("dxy", "德兴", "dexingyuan"):
        items = district.ok("GET", f"/places?q={asked}")["items"]
        assert [one["id"] for one in items] == [tree["compound"]["id"]]
    assert district.refused("GET", "/places?q=x")["code"] == "request.invalid"


def test_people_are_listed_by_what_they_are_there(district: District) -> None:
    tree = district.tree()
    unit = tree["unit"]
    owner, lessee, worker = (person(district, name) for name in ("张三丰", "李小四", "赵云龙"))
    share = {"person_id": owner, "numerator": 1, "denominator": 1}
    owned = {"owners": [share], "representative_id": owner, "since": "2024-01-01"}
    district.ok("PUT", f"/units/{unit['id']}/ownership", owned)
    lived = {"unit_id": unit["id"], "person_id": lessee, "kind": "lessee", "since": "2024-01-01"}
    occupancy = district.ok("POST", "/occupancies", lived)["id"]
    at = tree["neighbourhood"]["path"]
    for who, role in ((worker, "grid_worker"), (lessee, "resident")):
        district.ok("POST", "/roles/grants", {"person_id": who, "role": role, "path": at})
    assert listed(district, under=at, standing="owner") == [owner]
    assert listed(district, under=at, standing="occupant") == [lessee]
    assert listed(district, under=at, standing="staff") == [worker]
    assert listed(district, under=at, role="resident") == [lessee]
    assert listed(district, under=at) == []
    district.ok("POST", f"/occupancies/{occupancy}:end", {"until": "2024-06-30"})
    assert listed(district, under=at, standing="occupant") == []
    assert district.refused("GET", "/persons?standing=ghost")["code"] == "request.invalid"
