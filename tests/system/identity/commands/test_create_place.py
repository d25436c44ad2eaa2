# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import District


def test_a_whole_tree_stands_in_order(district: District) -> None:
    tree = district.tree()
    unit = tree["unit"]
    assert unit["path"] == f"{district.path}/s1/n1/c1/b1/u1"
    assert unit["exclusive_area"] == {"dm2": 8956, "source": "survey"}
    listed = district.ok("GET", f"/places?under={tree['compound']['path']}")["items"]
    assert [place["kind"] for place in listed] == ["compound", "building", "unit"]
    below = district.ok("GET", f"/places?parent_id={tree['building']['id']}")["items"]
    assert below == [unit]
    assert district.house.events(district.code, "place", unit["id"]) == ["PlaceCreated"]


def test_pages_follow_the_tree(district: District) -> None:
    district.tree()
    seen, after = [], ""
    for _ in range(6):
        page = district.ok("GET", f"/places?limit=1{after}")
        seen += [place["path"] for place in page["items"]]
        after = f"&after={page['next']}"
    assert page["next"] is None
    assert seen == sorted(seen)
    assert len(seen) == 6


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "building"}, "identity.wrong_parent"),
        ({"kind": "castle"}, "request.invalid"),
        ({"code": "g-1"}, "invalid"),
        ({"code": "C 1"}, "invalid"),
        ({"exclusive_area": {"dm2": 5, "source": "survey"}}, "invalid"),
        ({"parent_id": "01927f3a-5c00-7001-8a10-3c5e9d2b7f01"}, "not_found"),
        ({"parent_id": "x"}, "request.invalid"),
        ({"colour": "red"}, "request.invalid"),
    ],
)
def test_bad_places_are_refused(district: District, changes: dict[str, object], code: str) -> None:
    body = {"kind": "sub_district", "code": "s1", "name": "x", "parent_id": district.root_id, **changes}
    assert district.refused("POST", "/places", body)["code"] == code
    assert len(district.ok("GET", "/places")["items"]) == 1


def test_a_path_is_taken_once(district: District) -> None:
    district.place("sub_district", "s1")
    body = {"kind": "sub_district", "code": "s1", "name": "x", "parent_id": district.root_id}
    problem = district.refused("POST", "/places", body)
    assert (problem["code"], problem["fields"]) == ("duplicate", ["path"])


def test_who_may_not_write_places_there_is_refused(district: District) -> None:
    tree = district.tree()
    _, token = district.staff("dispatcher", tree["neighbourhood"]["path"])
    body = {"kind": "compound", "code": "c2", "name": "x", "parent_id": tree["neighbourhood"]["id"]}
    assert district.refused("POST", "/places", body, token)["code"] == "forbidden"
    assert district.house.call("GET", f"/places/{tree['unit']['id']}", token).status_code == 200
    assert (
        district.refused("GET", f"/places/{tree['sub_district']['id']}", token=token)["code"] == "forbidden"
    )
    visible = district.house.ok("GET", "/places", token)["items"]
    assert [place["kind"] for place in visible] == ["neighbourhood", "compound", "building", "unit"]
