# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_names_and_areas_change_and_say_so(district: District) -> None:
    unit = district.tree()["unit"]
    body = {"name": "101室", "exclusive_area": {"dm2": 9000, "source": "registry"}}
    changed = district.ok("PATCH", f"/places/{unit['id']}", body)
    assert (changed["name"], changed["exclusive_area"]["dm2"], changed["version"]) == ("101室", 9000, 2)
    assert district.house.events(district.code, "place", unit["id"]) == ["PlaceCreated", "PlaceChanged"]
    assert district.ok("PATCH", f"/places/{unit['id']}", body)["version"] == 2
    weaker = {"exclusive_area": {"dm2": 1, "source": "contract"}}
    assert district.refused("PATCH", f"/places/{unit['id']}", weaker)["code"] == "identity.weaker_area_source"


def test_out_of_use_from_the_leaves_up(district: District) -> None:
    tree = district.tree()
    building, unit = tree["building"]["id"], tree["unit"]["id"]
    assert (
        district.refused("PATCH", f"/places/{building}", {"active": False})["code"] == "identity.still_in_use"
    )
    for place in (unit, building):
        assert not district.ok("PATCH", f"/places/{place}", {"active": False})["active"]
    assert district.refused("PATCH", f"/places/{unit}", {"active": True})["code"] == "identity.out_of_use"


def test_a_stale_version_is_refused(district: District) -> None:
    place = district.place("sub_district", "s1")
    headers = {"If-Match": '"7"', "Authorization": f"Bearer {district.token}"}
    client = district.house.app.test_client()
    answer = client.patch(f"/identity/v1/places/{place['id']}", json={"name": "x"}, headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (412, "stale_version")
