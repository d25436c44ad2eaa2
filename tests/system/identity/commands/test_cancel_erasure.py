# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.store import ERASE
from tests.system.identity.conftest import District
from tests.system.identity.rights import bring_forward, fire, resident


def test_a_request_that_is_called_off_changes_nothing(district: District) -> None:
    person_id, token = resident(district)
    asked = district.house.ok("POST", "/erasures", token, {})
    district.ok("POST", f"/erasures/{asked['id']}:decide", {"granted": True})
    path = f"/erasures/{asked['id']}:cancel"
    _, stranger = resident(district, "li")
    assert district.refused("POST", path, token=stranger)["code"] == "forbidden"
    assert district.house.ok("POST", path, token)["state"] == "cancelled"
    bring_forward(district, ERASE)
    fire(district)
    assert district.house.read(district.code).persons.get(person_id).active
    assert district.refused("POST", path, token=token)["code"] == "identity.erasure.over"
