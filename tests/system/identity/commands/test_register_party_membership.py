# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.members import AGREED, joined, organisation


def test_a_member_belongs_to_one_organisation_at_a_time(district: District) -> None:
    tree = district.tree()
    first, second = organisation(district, tree, "p-01"), organisation(district, tree, "p-02")
    member = joined(district, first["id"])
    assert member["organisation_path"] == first["path"]
    again = {"person_id": member["person_id"], "organisation_id": second["id"], **AGREED}
    assert district.refused("POST", "/party-memberships", again)["code"] == "identity.member_already"
    district.ok("POST", f"/party-memberships/{member['id']}:end", {"until": "2025-06-30"})
    district.ok("POST", "/party-memberships", {**again, "since": "2025-07-01"})
    listed = district.ok("GET", f"/party-memberships?person_id={member['person_id']}")["items"]
    assert [one["organisation_id"] for one in listed] == [first["id"], second["id"]]
    found = district.ok("GET", f"/party-memberships?under={second['path']}")["items"]
    assert [one["person_id"] for one in found] == [member["person_id"]]


def test_it_is_on_record_by_consent_that_was_given(district: District) -> None:
    made = organisation(district, district.tree(), "p-01")
    body = {"person_id": district.person(), "organisation_id": made["id"], **AGREED}
    missing = district.refused(
        "POST", "/party-memberships", {name: body[name] for name in body if name != "consented_on"}
    )
    assert missing["code"] == "request.invalid"
    to_come = district.refused("POST", "/party-memberships", {**body, "consented_on": "2090-01-01"})
    assert (to_come["code"], to_come["field"]) == ("invalid", "consented_on")
    reversed_days = district.refused("POST", "/party-memberships", {**body, "until": "2024-12-31"})
    assert (reversed_days["code"], reversed_days["field"]) == ("invalid", "until")


def test_who_reads_it_is_the_member_and_who_keeps_the_register(district: District) -> None:
    tree = district.tree()
    made = organisation(district, tree, "p-01")
    person_id, own = district.staff("resident", tree["unit"]["path"])
    member = joined(district, made["id"], person_id)
    path = f"/party-memberships?person_id={person_id}"
    assert district.house.ok("GET", path, own)["items"] == [member]
    for role in ("dispatcher", "supervisor", "grid_worker", "integrator"):
        _, token = district.staff(role, tree["neighbourhood"]["path"], role)
        assert district.refused("GET", path, token=token)["code"] == "forbidden"
        body = {"person_id": district.person(), "organisation_id": made["id"], **AGREED}
        assert district.refused("POST", "/party-memberships", body, token=token)["code"] == "forbidden"
