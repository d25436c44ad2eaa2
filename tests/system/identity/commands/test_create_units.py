# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District

AREA = {"dm2": 9012, "source": "registry"}


def units(*codes: str) -> dict[str, object]:
    return {"units": [{"code": code, "name": f"{code}室", "exclusive_area": AREA} for code in codes]}


def test_a_building_gets_all_its_units(district: District) -> None:
    building = district.tree()["building"]
    made = district.ok("POST", f"/places/{building['id']}/units", units("0101", "0102", "0201"))["items"]
    assert [unit["path"] for unit in made] == [f"{building['path']}/{c}" for c in ("0101", "0102", "0201")]


def test_all_or_none(district: District) -> None:
    building = district.tree()["building"]
    path = f"/places/{building['id']}/units"
    assert district.refused("POST", path, units("0101", "u1"))["code"] == "duplicate"
    assert district.refused("POST", path, units("0101", "0101"))["code"] == "invalid"
    assert district.refused("POST", path, units())["code"] == "request.invalid"
    listed = district.ok("GET", f"/places?parent_id={building['id']}")["items"]
    assert [unit["code"] for unit in listed] == ["u1"]
