# SPDX-License-Identifier: AGPL-3.0-or-later

from tests.system.identity import offices
from tests.system.identity.conftest import District
from tests.system.identity.entrances import AREA, entrance, flats, put


def test_units_are_put_into_an_entrance_and_taken_out(district: District) -> None:
    tree = district.tree()
    building, unit = tree["building"], tree["unit"]
    first = entrance(district, building)
    answer = put(district, first, unit)
    assert [(one["path"], one["entrance_path"]) for one in answer["items"]] == [(unit["path"], first["path"])]
    assert district.house.events(district.code, "place", unit["id"]) == ["PlaceCreated", "PlaceChanged"]
    assert put(district, first, unit)["items"][0]["version"] == 2
    inside = district.ok("GET", f"/places?under={first['path']}")["items"]
    assert [one["id"] for one in inside] == [first["id"], unit["id"]]
    out = {"unit_ids": [unit["id"]]}
    taken = district.ok("POST", f"/places/{building['id']}:assign-entrance", out)
    assert taken["items"][0]["entrance_path"] is None


def test_a_list_is_taken_whole_or_not_at_all(district: District) -> None:
    tree = district.tree()
    building, unit = tree["building"], tree["unit"]
    first, second = entrance(district, building), entrance(district, building, 2)
    other = district.place("building", "b2", tree["compound"]["id"])
    away, there = flats(district, other, "101室")[0], flats(district, building, "1-101")[0]
    put(district, first, there)
    nobody = {**unit, "id": "01890a5d-ac96-774b-bcce-b302099a8057"}
    for units, code in (
        ((unit, nobody), "not_found"),
        ((unit, away), "identity.outside_building"),
        ((unit, building), "invalid"),
    ):
        assert put(district, first, *units, ok=False)["code"] == code
    problem = put(district, second, unit, there, ok=False)
    assert (problem["code"], problem["unit_id"], problem["entrance_path"]) == (
        "identity.in_another_entrance",
        there["id"],
        first["path"],
    )
    foreign = {"entrance_id": first["id"], "unit_ids": [away["id"]]}
    path = f"/places/{other['id']}:assign-entrance"
    assert district.refused("POST", path, foreign)["code"] == "identity.outside_building"
    no_entrance = {"entrance_id": building["id"], "unit_ids": [unit["id"]]}
    path = f"/places/{building['id']}:assign-entrance"
    assert district.refused("POST", path, no_entrance)["code"] == "invalid"
    assert district.ok("GET", f"/places/{unit['id']}")["entrance_path"] is None
    _, desk = district.staff("dispatcher", building["path"])
    mine = {"entrance_id": first["id"], "unit_ids": [unit["id"]]}
    assert district.refused("POST", path, mine, desk)["code"] == "forbidden"


def test_an_entrance_closes_when_it_is_empty_and_takes_nobody_then(district: District) -> None:
    tree = district.tree()
    first = entrance(district, tree["building"])
    put(district, first, tree["unit"])
    path = f"/places/{first['id']}"
    problem = district.refused("PATCH", path, {"active": False})
    assert (problem["code"], problem["entrance_path"]) == ("identity.entrance_has_units", first["path"])
    out = {"unit_ids": [tree["unit"]["id"]]}
    district.ok("POST", f"/places/{tree['building']['id']}:assign-entrance", out)
    assert not district.ok("PATCH", path, {"active": False})["active"]
    assert put(district, first, tree["unit"], ok=False)["code"] == "identity.out_of_use"


def test_a_role_at_an_entrance_is_authority_over_its_units_and_no_others(district: District) -> None:
    """Whoever leads an entrance (楼组长) sees its flats and who owns them, as far as the role goes."""
    tree = district.tree()
    building, unit = tree["building"], tree["unit"]
    first = entrance(district, building)
    put(district, first, unit)
    (next_door,) = flats(district, building, "2单元101室")
    owner = district.person("王芳")
    sale = {"owners": [{"person_id": owner}], "representative_id": owner, "since": "2020-01-01"}
    for flat in (unit, next_door):
        district.ok("PUT", f"/units/{flat['id']}/ownership", sale)
    leader, token = district.staff("resident", tree["compound"]["path"])
    offices.leader(district, leader, first, roles=["grid_worker", "dispatcher"])
    token = district.house.log_in(f"staff@{district.code}")["access_token"]
    assert district.house.call("GET", f"/places/{unit['id']}", token).status_code == 200
    assert district.refused("GET", f"/places/{next_door['id']}", token=token)["code"] == "forbidden"
    seen = district.house.ok("GET", "/places?kind=unit", token)["items"]
    assert [one["id"] for one in seen] == [unit["id"]]
    assert district.house.ok("GET", f"/places?under={unit['path']}", token)["items"] == seen
    for under in ("", f"?under={first['path']}"):
        owned = district.house.ok("GET", f"/ownerships{under}", token)["items"]
        assert [one["unit_id"] for one in owned] == [unit["id"]]


def test_who_is_a_resident_of_a_unit_is_one_of_its_entrance(district: District) -> None:
    tree = district.tree()
    first = entrance(district, tree["building"])
    put(district, first, tree["unit"])
    _, token = district.staff("resident", tree["unit"]["path"])
    claims = district.house.claims(token)
    assert claims["roles"] == {"resident": sorted([tree["unit"]["path"], first["path"]])}


def test_what_is_put_in_a_grid_stays_in_its_entrance(district: District) -> None:
    tree = district.tree()
    first = entrance(district, tree["building"])
    put(district, first, tree["unit"])
    grid = {"neighbourhood_id": tree["neighbourhood"]["id"], "code": "g-01", "name": "一网格"}
    made = district.ok("POST", "/grids", grid)
    district.ok("POST", f"/places/{tree['compound']['id']}:assign-grid", {"grid_id": made["id"]})
    unit = district.ok("GET", f"/places/{tree['unit']['id']}")
    assert (unit["grid_path"], unit["entrance_path"]) == (made["path"], first["path"])
    late = district.place("unit", "u9", tree["building"]["id"], exclusive_area=AREA)
    assert (late["grid_path"], late["entrance_path"]) == (made["path"], None)
