# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.members import AGREED


def test_a_member_registers_where_they_live(district: District) -> None:
    tree, person = district.tree(), district.person()
    body = {"person_id": person, "place_id": tree["neighbourhood"]["id"], **AGREED}
    elsewhere = district.refused("POST", "/member-registrations", body)
    assert elsewhere["code"] == "identity.not_at_home_there"
    lives = {"unit_id": tree["unit"]["id"], "person_id": person, "kind": "lessee", "since": "2024-01-01"}
    home = district.ok("POST", "/occupancies", lives)
    made = district.ok("POST", "/member-registrations", body)
    assert made["place_path"] == tree["neighbourhood"]["path"]
    assert district.refused("POST", "/member-registrations", body)["code"] == "identity.reported_already"
    listed = district.ok("GET", f"/member-registrations?under={tree['neighbourhood']['path']}")["items"]
    assert listed == [made]
    district.ok("POST", f"/member-registrations/{made['id']}:end", {"until": "2025-06-30"})
    district.ok("POST", f"/occupancies/{home['id']}:end", {"until": "2025-06-30"})
    moved = district.refused("POST", "/member-registrations", {**body, "since": "2025-07-01"})
    assert moved["code"] == "identity.not_at_home_there"


def test_the_place_is_a_neighbourhood_in_use(district: District) -> None:
    tree = district.tree()
    person = district.ok("POST", "/persons", {"name": "郑海", "path": tree["unit"]["path"]})["id"]
    body = {"person_id": person, "place_id": tree["compound"]["id"], **AGREED}
    refused = district.refused("POST", "/member-registrations", body)
    assert (refused["code"], refused["field"]) == ("invalid", "place_id")
    nobody = {**body, "place_id": tree["neighbourhood"]["id"], "person_id": tree["unit"]["id"]}
    assert district.refused("POST", "/member-registrations", nobody)["code"] == "not_found"
