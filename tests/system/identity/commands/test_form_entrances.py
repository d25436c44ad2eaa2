# SPDX-License-Identifier: AGPL-3.0-or-later

from tests.system.identity.conftest import District
from tests.system.identity.entrances import flats


def test_entrances_are_shown_first_then_formed_and_again_nothing_changes(district: District) -> None:
    building = district.tree()["building"]
    flats(district, building, "1单元101室", "1单元102室", "2-101", "商铺", "1-1")
    path = f"/places/{building['id']}:form-entrances"
    shown = district.ok("POST", path, {"dry": True})
    told = [(one["code"], one["name"], one["new"], one["units"]) for one in shown["entrances"]]
    assert told == [
        ("e-1", "1单元", True, ["1单元101室", "1单元102室"]),
        ("e-2", "2单元", True, ["2-101"]),
    ]
    left = {one["name"]: one["why"] for one in shown["left"]}
    assert left == {"unit u1": "unsaid", "商铺": "unsaid", "1-1": "ambiguous"}
    assert district.ok("GET", f"/places?under={building['path']}&kind=entrance")["items"] == []
    assert district.ok("POST", path, {}) == shown
    inside = {
        one["name"]: one["entrance_path"]
        for one in district.ok("GET", f"/places?under={building['path']}&kind=unit")["items"]
        if one["entrance_path"]
    }
    assert inside == {
        "1单元101室": f"{building['path']}/e-1",
        "1单元102室": f"{building['path']}/e-1",
        "2-101": f"{building['path']}/e-2",
    }
    again = district.ok("POST", path, {})
    assert (again["entrances"], again["left"]) == ([], shown["left"])


def test_only_a_building_in_use_has_entrances_formed_by_who_writes_places(district: District) -> None:
    tree = district.tree()
    path = f"/places/{tree['compound']['id']}:form-entrances"
    assert district.refused("POST", path, {})["code"] == "invalid"
    path = f"/places/{tree['building']['id']}:form-entrances"
    _, desk = district.staff("dispatcher", tree["building"]["path"])
    assert district.refused("POST", path, {}, desk)["code"] == "forbidden"
    district.ok("PATCH", f"/places/{tree['unit']['id']}", {"active": False})
    district.ok("PATCH", f"/places/{tree['building']['id']}", {"active": False})
    assert district.refused("POST", path, {})["code"] == "identity.out_of_use"
