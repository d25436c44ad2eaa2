# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.rights import resident


def test_a_person_sees_who_looked(district: District) -> None:
    person_id, token = resident(district, phone="13812340097")
    district.ok("POST", f"/persons/{person_id}:unmask", {"fields": ["phone"], "reason": "上门前联系"})
    (seen,) = district.house.ok("GET", "/readings", token)["items"]
    assert (seen["name"], seen["roles"]) == ("李*", ["district_admin"])
    assert (seen["fields"], seen["reason"]) == (["phone"], "上门前联系")
    assert district.ok("GET", "/readings")["items"] == []
