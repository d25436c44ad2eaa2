# SPDX-License-Identifier: AGPL-3.0-or-later
from scripts.login_provider import LoginProvider
from tests.system.identity.conftest import District
from tests.system.identity.log_in.providers import person, register, with_account


def test_one_takes_ones_own_away_and_is_told(open_district: District, provider: LoginProvider) -> None:
    way = register(open_district, provider, match_by=["phone"])
    person_id, login = with_account(open_district, "zhang", phone="13812346201")
    way.log_in(person("u-1", "13812346201"))
    (link,) = way.links(person_id)
    token = open_district.house.log_in(login)["access_token"]
    path = f"/linked-identities/{link['id']}"
    assert open_district.house.ok("DELETE", path, token) == {}
    assert not way.links(person_id)
    told = open_district.house.events(open_district.code, "linked_identity", link["id"])
    assert told == ["IdentityLinked", "IdentityUnlinked"]
    assert open_district.refused("DELETE", path)["code"] == "not_found"


def test_a_stranger_does_not_and_staff_end_the_log_ins_with_it(
    open_district: District, provider: LoginProvider
) -> None:
    way = register(open_district, provider)
    person_id, login = with_account(open_district, "zhang", phone="13812346202")
    _, other = with_account(open_district, "lisi")
    way.log_in(person("u-2", "13812346202"))
    (link,) = way.links(person_id)
    stranger = open_district.house.log_in(other)["access_token"]
    path = f"/linked-identities/{link['id']}"
    assert open_district.refused("DELETE", path, None, stranger)["code"] == "forbidden"
    own = open_district.house.log_in(login)["access_token"]
    open_district.ok("DELETE", path)
    assert open_district.house.call("GET", "/sessions", own).status_code == 401
