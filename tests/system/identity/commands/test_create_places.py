# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list of places: tried, made, repeated; each line answered for itself."""

from typing import Any

from tests.system.identity.conftest import District

TREE = (
    ("sub_district", "001", "城厢镇", ""),
    ("neighbourhood", "001/002", "德兴社区", ""),
    ("compound", "001/002/c01", "德兴苑", ""),
    ("building", "001/002/c01/b03", "3号楼", ""),
    ("unit", "001/002/c01/b03/301", "301室", "86.5"),
    ("building", "001/002/b9", "散居楼", ""),
)


def said(*rows: tuple[str, str, str, str], **more: Any) -> dict[str, Any]:
    names = ("kind", "codes", "name", "area")
    lines = [dict(zip(names, row, strict=True)) for row in rows]
    return {"lines": lines, "area_source": "survey", **more}


def ask(district: District, *rows: tuple[str, str, str, str], **more: Any) -> list[dict[str, Any]]:
    return list(district.ok("POST", "/places:create-many", said(*rows, **more))["items"])


def results(answers: list[dict[str, Any]]) -> list[str]:
    return [one["result"] for one in answers]


def places(district: District) -> dict[str, dict[str, Any]]:
    return {one["path"]: one for one in district.ok("GET", "/places?limit=200")["items"]}


def test_a_list_makes_the_tree_and_the_same_again_changes_nothing(district: District) -> None:
    assert results(ask(district, *TREE, dry=True)) == ["created"] * 6
    assert len(places(district)) == 1
    assert results(ask(district, *TREE)) == ["created"] * 6
    known = places(district)
    assert {path.removeprefix(f"{district.path}/") for path in known} >= {row[1] for row in TREE}
    unit = known[f"{district.path}/001/002/c01/b03/301"]
    assert unit["exclusive_area"] == {"dm2": 8650, "source": "survey"}
    assert results(ask(district, *TREE)) == ["unchanged"] * 6
    assert places(district) == known


def test_each_line_is_for_itself(district: District) -> None:
    bad = (
        ("village", "003", "新村", ""),
        ("neighbourhood", "004/001", "没有街道", ""),
        ("sub_district", "a_b", "没有这样的代码", ""),
        ("building", "001/b1", "直接在街道", ""),
        ("unit", "001/002/c01/b03/302", "没有面积", ""),
        ("unit", "001/002/c01/b03/303", "面积看不懂", "八十"),
        ("sub_district", "001", "城厢镇", ""),
        ("sub_district", "", "没有代码", ""),
        ("sub_district", "005", "", ""),
        ("sub_district", "０0６", "全角", ""),
    )
    answers = ask(district, *TREE[:4], *bad)
    assert results(answers) == ["created"] * 4 + ["rejected"] * 9 + ["created"]
    assert [one["code"].removeprefix("identity.") for one in answers[4:-1]] == [
        "place_line.kind",
        "place_line.no_parent",
        "invalid",
        "wrong_parent",
        "invalid",
        "invalid",
        "place_line.twice",
        "invalid",
        "invalid",
    ]
    assert answers[5]["facts"] == {"parent": "004"}
    assert answers[10]["facts"] == {"line": "1"}
    assert {one["facts"].get("field") for one in answers} >= {"code", "exclusive_area", "name"}


def test_what_is_there_is_not_renamed_and_nothing_hangs_below_what_is_out_of_use(district: District) -> None:
    ask(district, *TREE)
    (other,) = ask(district, ("compound", "001/002/c01", "另一个名字", ""))
    assert (other["code"], other["facts"]) == ("identity.place_line.known_otherwise", {"name": "德兴苑"})
    building = places(district)[f"{district.path}/001/002/b9"]
    district.ok("PATCH", f"/places/{building['id']}", {"active": False})
    (below,) = ask(district, ("unit", "001/002/b9/304", "304室", "50"))
    assert below["code"] == "identity.out_of_use"


def test_a_list_that_is_none_is_refused_whole(district: District) -> None:
    for body in ({}, {"lines": []}, said(*TREE[:1]) | {"extra": 1}, said(*TREE[:1] * 501)):
        assert district.refused("POST", "/places:create-many", body)["code"] == "request.invalid"
    assert len(places(district)) == 1
