# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_a_vehicle_is_known_by_its_plate(district: District) -> None:
    person_id = district.person()
    vehicle = district.ok("POST", "/persons/vehicles", {"person_id": person_id, "plate": "苏e12345"})
    assert vehicle["plate"] == "苏E***45"
    assert district.ok("GET", f"/persons/{person_id}/vehicles")["items"] == [vehicle]
    again = {"person_id": person_id, "plate": "苏E12345"}
    assert district.refused("POST", "/persons/vehicles", again)["code"] == "duplicate"
    wrong = {"person_id": person_id, "plate": "苏EI2345"}
    assert district.refused("POST", "/persons/vehicles", wrong)["reason"] == "invalid-format"
    special = {"person_id": person_id, "plate": "使014578", "special": True}
    assert district.ok("POST", "/persons/vehicles", special)["special"]
