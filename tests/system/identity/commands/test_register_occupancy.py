# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_a_lessee_sees_his_own_lease(district: District) -> None:
    unit = district.tree()["unit"]
    person_id, token = district.staff("resident", unit["path"])
    body = {"unit_id": unit["id"], "person_id": person_id, "kind": "lessee", "since": "2025-03-01"}
    lease = district.ok("POST", "/occupancies", {**body, "until": "2026-02-28"})
    assert lease["unit_path"] == unit["path"]
    assert district.house.ok("GET", f"/occupancies?person_id={person_id}", token)["items"] == [lease]
    assert district.refused("GET", "/occupancies", token=token)["code"] == "forbidden"
    assert district.ok("GET", f"/occupancies?under={unit['path']}")["items"] == [lease]
    assert district.refused("POST", "/occupancies", {**body, "until": "2024-01-01"})["code"] == "invalid"
