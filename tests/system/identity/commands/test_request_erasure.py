# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

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


@pytest.mark.parametrize("need", ["owner", "occupant", "parking", "role", "seat"])
def test_what_identity_needs_the_record_for_stands_against_it(district: District, need: str) -> None:
    person_id, token = resident(district)
    NEEDED[need](district, person_id, district.tree())
    asked = district.house.ok("POST", "/erasures", token, {})
    own = [one for one in asked["matters"] if one["service"] == "identity"]
    expected = {"owner", "parking"} if need == "parking" else {need}
    assert {one["kind"] for one in own} == expected
    assert all(one["law"] and one["count"] == 1 and not one["waivable"] for one in own)


def test_every_service_is_asked_and_those_that_have_not_answered_are_named(district: District) -> None:
    _, token = resident(district)
    asked = district.house.ok("POST", "/erasures", token, {})
    assert asked["silent"] == ["credit", "deliberation", "dispatch", "finance"]
    events = district.house.events(district.code, "erasure", asked["id"])
    assert events == ["ErasureRequested", "OpenMattersAsked"]


def _owner(district: District, person_id: str, tree: dict[str, Any]) -> None:
    owners = {"owners": [{"person_id": person_id}], "representative_id": person_id, **SINCE}
    district.ok("PUT", f"/units/{tree['unit']['id']}/ownership", owners)


def _occupant(district: District, person_id: str, tree: dict[str, Any]) -> None:
    lives = {"unit_id": tree["unit"]["id"], "person_id": person_id, "kind": "lessee", **SINCE}
    district.ok("POST", "/occupancies", lives)


def _parking(district: District, person_id: str, tree: dict[str, Any]) -> None:
    _owner(district, person_id, tree)
    space = {"place_id": tree["compound"]["id"], "number": "B1-001", "kind": "fixed"}
    space_id = district.ok("POST", "/parking-spaces", space)["id"]
    held = {"person_id": person_id, "unit_id": tree["unit"]["id"], "tenure": "owner", **SINCE}
    district.ok("POST", f"/parking-spaces/{space_id}:hold", held)


def _role(district: District, person_id: str, _tree: dict[str, Any]) -> None:
    grant = {"person_id": person_id, "role": "handler", "path": district.path}
    district.ok("POST", "/roles/grants", grant)


def _seat(district: District, person_id: str, tree: dict[str, Any]) -> None:
    term = {"term_start": "2024-01-01", "term_end": "2028-12-31"}
    body = {"kind": "owners_committee", "name": "业委会", "place_id": tree["compound"]["id"], **term}
    committee = district.ok("POST", "/committees", body)
    member = {"person_id": person_id, "post": "member", "since": "2024-01-01"}
    district.ok("POST", f"/committees/{committee['id']}/members", member)


NEEDED = {"owner": _owner, "occupant": _occupant, "parking": _parking, "role": _role, "seat": _seat}
