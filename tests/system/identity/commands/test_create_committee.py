# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_a_committee_sits_for_a_term(district: District) -> None:
    tree = district.tree()
    body = {
        "kind": "owners_committee",
        "name": "业主委员会",
        "place_id": tree["compound"]["id"],
        "term_start": "2025-01-01",
        "term_end": "2029-12-31",
    }
    committee = district.ok("POST", "/committees", body)
    assert (committee["place_path"], committee["members"]) == (tree["compound"]["path"], [])
    assert district.ok("GET", f"/committees/{committee['id']}") == committee
    assert district.ok("GET", f"/committees?under={district.path}")["items"] == [committee]
    assert district.refused("POST", "/committees", {**body, "term_end": "2031-01-01"})["field"] == "term_end"
    elsewhere = {**body, "place_id": tree["unit"]["id"]}
    assert district.refused("POST", "/committees", elsewhere)["field"] == "place_id"
