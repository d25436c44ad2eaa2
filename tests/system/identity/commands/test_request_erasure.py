# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import District
from tests.system.identity.rights import ASKED, resident

SINCE = {"since": "2020-01-01"}


def test_a_person_asks_and_staff_ask_with_a_paper(district: District) -> None:
    person_id, token = resident(district)
    own = district.house.ok("POST", "/erasures", token, {})
    assert (own["person_id"], own["state"], own["document"]) == (person_id, "requested", None)
    assert district.refused("POST", "/erasures", {}, token)["code"] == "identity.erasure.asked_already"
    paper = district.ok("POST", "/erasures", {"person_id": district.person(), **ASKED})
    assert paper["document"] == ASKED["document"]
    listed = district.ok("GET", "/erasures")["items"]
    assert [one["id"] for one in listed] == [paper["id"], own["id"]]
    assert [one["id"] for one in district.house.ok("GET", "/erasures/own", token)["items"]] == [own["id"]]


def test_nobody_asks_for_others(district: District) -> None:
    _, token = resident(district)
    body = {"person_id": district.person(), **ASKED}
    assert district.refused("POST", "/erasures", body, token)["code"] == "forbidden"
    assert district.refused("GET", "/erasures", token=token)["code"] == "forbidden"


@pytest.mark.parametrize("need", ["owner", "occupant", "role", "seat"])
def test_who_is_still_needed_hears_why(district: District, need: str) -> None:
    person_id, token = resident(district)
    tree = district.tree()
    if need == "owner":
        owners = {"owners": [{"person_id": person_id}], "representative_id": person_id, **SINCE}
        district.ok("PUT", f"/units/{tree['unit']['id']}/ownership", owners)
    elif need == "occupant":
        lives = {"unit_id": tree["unit"]["id"], "person_id": person_id, "kind": "lessee", **SINCE}
        district.ok("POST", "/occupancies", lives)
    elif need == "role":
        grant = {"person_id": person_id, "role": "handler", "path": district.path}
        district.ok("POST", "/roles/grants", grant)
    else:
        term = {"term_start": "2024-01-01", "term_end": "2090-12-31"}
        body = {"kind": "owners_committee", "name": "业委会", "place_id": tree["compound"]["id"], **term}
        body["term_end"] = "2028-12-31"
        committee = district.ok("POST", "/committees", body)
        member = {"person_id": person_id, "post": "member", "since": "2024-01-01"}
        district.ok("POST", f"/committees/{committee['id']}/members", member)
    refused = district.refused("POST", "/erasures", {}, token)
    assert (refused["code"], refused["because"]) == ("identity.erasure.still_needed", [need])
