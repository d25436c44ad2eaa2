# SPDX-License-Identifier: AGPL-3.0-or-later
"""Three persons administer system, security and audit (三员分立): the policy, and their next tokens."""

from typing import Any

import pytest

from tests.system.identity.administrators import ON, Three, separated
from tests.system.identity.conftest import PASSWORD, District

PERSON = {"name": "周海"}


def grant(three: Three, role: str, person_id: str = "", token: str = "") -> str:
    """What becomes of giving a role, to somebody new unless it is said to whom."""
    house, path = three.district.house, three.district.path
    person_id = person_id or house.ok("POST", "/persons", three.system, PERSON | {"path": path})["id"]
    body = {"person_id": person_id, "role": role, "path": path}
    answer = house.call("POST", "/roles/grants", token or three.security, json=body)
    return "given" if answer.status_code == 201 else str(answer.get_json()["code"])


def test_it_begins_when_each_of_the_three_is_somebody(district: District) -> None:
    def put() -> dict[str, Any]:
        return district.refused("PUT", "/policies/separation", ON)

    refused = put()
    assert (refused["code"], refused["roles"]) == (
        "identity.separation.lacking",
        ["security_admin", "audit_admin"],
    )
    both, _ = district.staff("audit_admin", district.path, "both")
    body = {"person_id": both, "role": "treasurer", "path": district.path}
    given = district.ok("POST", "/roles/grants", body)
    assert (put()["code"], put()["person_id"]) == ("identity.separation.of_two", both)
    district.ok("DELETE", f"/roles/grants/{given['id']}")
    waiting = district.person("无账号")
    body = {"person_id": waiting, "role": "security_admin", "path": district.path}
    district.ok("POST", "/roles/grants", body)
    assert put()["roles"] == ["security_admin"]
    account = {"person_id": waiting, "login": f"safe@{district.code}", "password": PASSWORD}
    district.ok("POST", "/accounts", account)
    more = {"short_name": "desk", "name": "热线", "grant_types": ["client_credentials"]}
    district.ok("POST", "/clients", more | {"roles": [{"role": "dispatcher", "path": district.path}]})
    assert put()["code"] == "identity.separation.client_holds_more"
    district.ok("POST", f"/clients/desk@{district.code}:disable")
    assert district.ok("PUT", "/policies/separation", ON)["administrators"] is True


def test_the_next_token_says_what_each_is(district: District) -> None:
    before = district.token
    three = separated(district)
    assert district.house.call("GET", "/sessions", before).status_code == 401
    assert district.house.claims(three.system)["roles"] == {"system_admin": [district.path]}
    assert district.house.claims(three.security)["roles"] == {"security_admin": [district.path]}
    grants = district.house.ok("GET", f"/roles/grants?person_id={three.system_id}", three.security)["items"]
    assert [one["role"] for one in grants] == ["district_admin"]


def test_each_does_their_own_and_nothing_of_the_others(district: District) -> None:
    three, call = separated(district), district.house.call
    place = {"kind": "sub_district", "code": "s1", "name": "街道", "parent_id": district.root_id}
    client = {"short_name": "desk", "name": "热线", "grant_types": ["client_credentials"]}
    own = {
        "system": ("POST", "/places", place),
        "security": ("POST", "/clients", client),
        "audit": ("GET", "/audit", None),
    }
    for whose, (method, path, body) in own.items():
        for who in own:
            answer = call(method, path, getattr(three, who), **({"json": body} if body else {}))
            assert (answer.status_code < 300) == (who == whose), (who, path, answer.get_data(as_text=True))
    for who in ("system", "audit"):
        assert grant(three, "handler", token=getattr(three, who)) == "forbidden"


def test_a_second_of_the_three_is_refused_by_the_name_of_the_first(district: District) -> None:
    three = separated(district)
    body = {"person_id": three.audit_id, "role": "district_admin", "path": district.path}
    refused = district.refused("POST", "/roles/grants", body, three.security)
    assert (refused["code"], refused["role"], refused["held"]) == (
        "identity.roles_apart",
        "district_admin",
        "audit_admin",
    )
    assert grant(three, "treasurer", three.audit_id) == "identity.roles_apart"
    assert grant(three, "audit_admin", three.system_id) == "identity.roles_apart"
    assert grant(three, "handler", three.security_id) == "identity.own_grant"
    assert grant(three, "audit_admin") == "given"
    assert grant(three, "system_admin") == "identity.cannot_grant"


def test_an_office_and_an_emergency_keep_them_apart_too(district: District) -> None:
    three = separated(district)
    building = _building(three)
    office = {"person_id": three.audit_id, "place_id": building, "since": "2026-01-01", "until": "2030-12-31"}
    given = office | {"roles": ["grid_worker"]}
    assert district.refused("POST", "/offices", given, three.security)["code"] == "identity.roles_apart"
    admin = office | {"roles": ["audit_admin"]}
    assert district.refused("POST", "/offices", admin, three.security)["code"] == "identity.cannot_grant"
    assert district.refused("POST", "/offices", office, three.system)["code"] == "forbidden"
    mine = given | {"person_id": three.security_id}
    assert district.refused("POST", "/offices", mine, three.security)["code"] == "identity.own_grant"
    policy = {"may_open": ["audit_admin"], "opens": ["dispatcher"], "hours": 2}
    district.house.ok("PUT", "/policies/emergency", three.security, policy)
    wanted = {"role": "dispatcher", "path": district.path, "reason": "值班调度员突发疾病"}
    assert (
        district.refused("POST", "/emergency-accesses", wanted, three.audit)["code"] == "identity.roles_apart"
    )
    for wrong in ({"opens": ["audit_admin"]}, {"may_open": ["security_admin"]}, {"opens": ["system_admin"]}):
        refused = district.refused("PUT", "/policies/emergency", policy | wrong, three.security)
        assert refused["status"] == 422


def _building(three: Three) -> str:
    district, above = three.district, three.district.root_id
    for number, kind in enumerate(("sub_district", "neighbourhood", "compound", "building")):
        body = {"kind": kind, "code": f"x{number}", "name": kind, "parent_id": above}
        above = district.house.ok("POST", "/places", three.system, body)["id"]
    return above


def test_nobody_takes_over_anothers_account(district: District) -> None:
    three, house = separated(district), district.house
    audits = house.ok("GET", f"/persons/{three.audit_id}/account", three.security)["id"]
    taken = {"password": "Taken-Over-1234"}
    path = f"/accounts/{audits}:set-password"
    assert district.refused("POST", path, dict(taken), three.system)["code"] == "identity.outranked"
    assert district.refused("POST", path, dict(taken), three.security)["code"] == "forbidden"
    change = {"phone": "13812341234"}
    at = f"/persons/{three.audit_id}"
    assert district.refused("PATCH", at, change, three.system)["code"] == "identity.outranked"
    drop = f"/accounts/{audits}:drop-second-factors"
    assert district.refused("POST", drop, None, three.security)["code"] == "identity.outranked"
    assert district.refused("POST", drop, None, three.system)["code"] == "forbidden"
    person_id = house.ok("POST", "/persons", three.system, PERSON | {"path": district.path})["id"]
    made = {"person_id": person_id, "login": f"clerk@{district.code}", "password": PASSWORD}
    clerk = house.ok("POST", "/accounts", three.system, made)["id"]
    assert grant(three, "handler", person_id) == "given"
    house.ok("POST", f"/accounts/{clerk}:drop-second-factors", three.security)
    house.ok("POST", f"/accounts/{clerk}:set-password", three.system, dict(taken))


def test_the_last_of_each_stays(district: District) -> None:
    three, house = separated(district), district.house
    grants = house.ok("GET", f"/roles/grants?person_id={three.audit_id}", three.security)["items"]
    path = f"/roles/grants/{grants[0]['id']}"
    refused = district.refused("DELETE", path, None, three.security)
    assert (refused["code"], refused["role"]) == ("identity.separation.last_administrator", "audit_admin")
    assert grant(three, "audit_admin") == "given"
    house.ok("DELETE", path, three.security)


@pytest.mark.parametrize("off", [{"administrators": False}, {"inherit": ["administrators"]}])
def test_nobody_in_the_district_ends_it(district: District, off: dict[str, Any]) -> None:
    three = separated(district)
    refused = district.refused("PUT", "/policies/separation", off, three.security)
    assert refused["code"] == "identity.separation.stands"
    assert district.refused("PUT", "/policies/separation", off, three.system)["code"] == "forbidden"
    apart = {"apart": [["treasurer", "supervisor"]]}
    assert district.house.ok("PUT", "/policies/separation", three.security, apart)["administrators"] is True
