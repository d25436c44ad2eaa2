# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import parking
from tests.system.identity.conftest import District


def test_a_space_has_one_number_in_its_compound(district: District) -> None:
    tree = district.tree()
    made = parking.space(district, tree)
    assert (made["place_path"], made["holdings"]) == (tree["compound"]["path"], [])
    body = {"place_id": tree["compound"]["id"], "number": "B1-032", "kind": "shared"}
    assert district.refused("POST", "/parking-spaces", body)["code"] == "duplicate"
    in_building = {**body, "place_id": tree["building"]["id"]}
    problem = district.refused("POST", "/parking-spaces", in_building)
    assert (problem["code"], problem["field"]) == ("invalid", "place_id")
    listed = district.ok("GET", f"/parking-spaces?under={tree['neighbourhood']['path']}")["items"]
    assert [one["id"] for one in listed] == [made["id"]]
    _, desk = district.staff("grid_worker", tree["neighbourhood"]["path"])
    assert district.refused("GET", "/parking-spaces", token=desk)["code"] == "forbidden"
