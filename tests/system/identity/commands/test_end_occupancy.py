# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_an_occupancy_ends_once(district: District) -> None:
    unit, person_id = district.tree()["unit"], district.person()
    body = {"unit_id": unit["id"], "person_id": person_id, "kind": "family", "since": "2025-03-01"}
    occupancy = district.ok("POST", "/occupancies", body)
    path = f"/occupancies/{occupancy['id']}:end"
    assert district.ok("POST", path, {"until": "2025-11-30"})["until"] == "2025-11-30"
    assert district.refused("POST", path, {"until": "2025-12-31"})["code"] == "identity.already_ended"
    events = district.house.events(district.code, "occupancy", occupancy["id"])
    assert events == ["OccupancyRegistered", "OccupancyEnded"]
