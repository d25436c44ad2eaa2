# SPDX-License-Identifier: AGPL-3.0-or-later
from scripts.login_provider import LoginProvider
from tests.system.identity.conftest import District
from tests.system.identity.log_in.providers import person, register, with_account


def test_another_secret_is_used_at_once(open_district: District, provider: LoginProvider) -> None:
    way = register(open_district, provider)
    with_account(open_district, "zhang", phone="13812346301")
    provider.secret = "another-secret"
    assert "没有接受" in way.log_in(person("c-1", "13812346301")).text
    path = f"/identity-providers/{way.id}"
    before = open_district.ok("GET", path)
    open_district.ok("PATCH", path, {"client_secret": "another-secret"})
    assert way.log_in(person("c-1", "13812346301")).status_code == 303
    assert open_district.ok("GET", path) | {"version": 0} == before | {"version": 0}


def test_what_it_is_stays_and_what_it_may_is_checked(district: District) -> None:
    body = {"kind": "openid", "name": "区政务", "client_id": "linli", "client_secret": "x"}
    made = district.ok("POST", "/identity-providers", body | {"issuer": "https://id.example.gov.cn"})
    path = f"/identity-providers/{made['id']}"
    for fixed in ({"issuer": "https://other.example.cn"}, {"kind": "wecom"}, {"client_id": "x"}):
        assert district.refused("PATCH", path, fixed)["code"] == "request.invalid"
    refused = district.refused("PATCH", path, {"match_by": ["citizen_id"]})
    assert refused["code"] == "identity.provider_incomplete"
    changed = district.ok("PATCH", path, {"active": False, "match_by": ["phone"], "name": "政务网"})
    assert (changed["active"], changed["match_by"], changed["name"]) == (False, ["phone"], "政务网")
    told = len(district.house.events(district.code, "identity_provider", made["id"]))
    district.ok("PATCH", path, {"active": False})
    assert len(district.house.events(district.code, "identity_provider", made["id"])) == told


def test_of_another_district_and_by_who_may_not(district: District, neighbour: District) -> None:
    body = {"kind": "wechat", "name": "微信", "client_id": "wx1", "client_secret": "x"}
    path = f"/identity-providers/{neighbour.ok('POST', '/identity-providers', body)['id']}"
    assert district.refused("PATCH", path, {"active": False})["code"] == "not_found"
    _, token = neighbour.staff("treasurer", neighbour.path)
    assert neighbour.refused("PATCH", path, {"active": False}, token)["code"] == "forbidden"
