# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_a_grid_that_covers_something_stays_in_use(district: District) -> None:
    tree = district.tree()
    body = {"neighbourhood_id": tree["neighbourhood"]["id"], "code": "g-01", "name": "第一网格"}
    grid = district.ok("POST", "/grids", body)
    renamed = district.ok("PATCH", f"/grids/{grid['id']}", {"name": "东网格"})
    assert renamed["name"] == "东网格"
    district.ok("POST", f"/places/{tree['compound']['id']}:assign-grid", {"grid_id": grid["id"]})
    problem = district.refused("PATCH", f"/grids/{grid['id']}", {"active": False})
    assert problem["code"] == "identity.still_in_use"
    empty = district.ok("POST", "/grids", {**body, "code": "g-02"})
    assert not district.ok("PATCH", f"/grids/{empty['id']}", {"active": False})["active"]
    assert district.house.events(district.code, "grid", empty["id"]) == ["GridCreated", "GridChanged"]
