# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_a_grid_belongs_to_its_neighbourhood(district: District) -> None:
    tree = district.tree()
    body = {"neighbourhood_id": tree["neighbourhood"]["id"], "code": "g-01", "name": "第一网格"}
    grid = district.ok("POST", "/grids", body)
    assert grid["path"] == f"{tree['neighbourhood']['path']}/g-01"
    assert district.ok("GET", f"/grids/{grid['id']}") == grid
    assert district.ok("GET", f"/grids?under={tree['neighbourhood']['path']}")["items"] == [grid]
    assert district.house.events(district.code, "grid", grid["id"]) == ["GridCreated"]
    assert district.refused("POST", "/grids", body)["code"] == "duplicate"
    assert district.refused("POST", "/grids", {**body, "code": "01"})["code"] == "invalid"
    wrong = {**body, "neighbourhood_id": tree["compound"]["id"]}
    assert district.refused("POST", "/grids", wrong)["code"] == "identity.wrong_parent"
