# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_four_levels_stand_beside_the_civil_tree(district: District) -> None:
    tree = district.tree()
    body = {"neighbourhood_id": tree["neighbourhood"]["id"], "code": "g-01", "name": "第一网格"}
    grid = district.ok("POST", "/grids", body)
    steps = (
        ("community_organisation", "p-01", tree["neighbourhood"]["path"]),
        ("grid_branch", "z1", grid["path"]),
        ("building_group", "l1", tree["building"]["path"]),
        ("member_household", "h1", tree["unit"]["path"]),
    )
    parent_id = None
    for level, code, path in steps:
        body = {"level": level, "code": code, "name": level, "place_path": path}
        made = district.ok("POST", "/party-organisations", {**body, "parent_id": parent_id})
        parent_id = made["id"]
    assert made["path"] == f"{tree['neighbourhood']['path']}/p-01/z1/l1/h1"
    listed = district.ok("GET", f"/party-organisations?under={tree['neighbourhood']['path']}")["items"]
    assert [item["level"] for item in listed] == [level for level, _, _ in steps]
    skipped = {"level": "grid_branch", "code": "z2", "name": "x", "place_path": grid["path"]}
    assert district.refused("POST", "/party-organisations", skipped)["code"] == "identity.level_out_of_order"
    nowhere = {**skipped, "place_path": f"{district.path}/nowhere"}
    assert district.refused("POST", "/party-organisations", nowhere)["code"] == "not_found"
