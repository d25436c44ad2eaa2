# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def grid(district: District, neighbourhood_id: str, code: str) -> dict[str, str]:
    body = {"neighbourhood_id": neighbourhood_id, "code": code, "name": code}
    return district.ok("POST", "/grids", body)


def test_all_that_is_in_a_compound_follows_it(district: District) -> None:
    tree = district.tree()
    made = grid(district, tree["neighbourhood"]["id"], "g-01")
    district.ok("POST", f"/places/{tree['compound']['id']}:assign-grid", {"grid_id": made["id"]})
    inside = district.ok("GET", f"/places?under={tree['compound']['path']}")["items"]
    assert {place["grid_path"] for place in inside} == {made["path"]}
    events = district.house.events(district.code, "place", tree["unit"]["id"])
    assert events == ["PlaceCreated", "PlaceChanged"]
    area = {"dm2": 100, "source": "contract"}
    assert (
        district.place("unit", "u2", tree["building"]["id"], exclusive_area=area)["grid_path"] == made["path"]
    )


def test_a_grid_worker_sees_his_grid_and_no_other(district: District) -> None:
    tree = district.tree()
    mine = grid(district, tree["neighbourhood"]["id"], "g-01")
    district.ok("POST", f"/places/{tree['building']['id']}:assign-grid", {"grid_id": mine["id"]})
    _, token = district.staff("grid_worker", mine["path"])
    assert district.house.call("GET", f"/places/{tree['unit']['id']}", token).status_code == 200
    assert district.refused("GET", f"/places/{tree['compound']['id']}", token=token)["code"] == "forbidden"


def test_a_grid_of_another_neighbourhood_is_refused(district: District) -> None:
    tree = district.tree()
    other = district.place("neighbourhood", "n2", tree["sub_district"]["id"])
    made = grid(district, other["id"], "g-01")
    path = f"/places/{tree['compound']['id']}:assign-grid"
    assert district.refused("POST", path, {"grid_id": made["id"]})["code"] == "identity.outside_neighbourhood"
    path = f"/places/{tree['unit']['id']}:assign-grid"
    assert district.refused("POST", path, {"grid_id": made["id"]})["code"] == "invalid"


def test_more_places_than_one_request_bears_are_refused_as_a_whole(district: District) -> None:
    tree = district.tree()
    area = {"dm2": 8000, "source": "registry"}
    units = [{"code": f"{n:04}", "name": f"{n}", "exclusive_area": area} for n in range(498)]
    district.ok("POST", f"/places/{tree['building']['id']}/units", {"units": units})
    made = grid(district, tree["neighbourhood"]["id"], "g-01")
    path = f"/places/{tree['building']['id']}:assign-grid"
    problem = district.refused("POST", path, {"grid_id": made["id"]})
    assert (problem["code"], problem["limit"]) == ("identity.too_many_places", 500)
    assert district.ok("GET", f"/places/{tree['building']['id']}")["grid_path"] is None
