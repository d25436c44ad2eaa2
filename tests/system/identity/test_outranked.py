# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nobody acts on a person or an account that holds, anywhere, what the actor does not."""

from dataclasses import dataclass

import pytest

from tests.system.identity.conftest import PASSWORD, District

TAKEN = {"password": "Taken-Over-1234"}


@dataclass
class Street:
    """A sub-district with an administrator of its own, who looks after a superior's record."""

    district: District
    path: str
    token: str

    def person(self, *roles: tuple[str, str], login: str = "") -> str:
        """Somebody whose record lies in the sub-district."""
        district = self.district
        person_id = district.person("钱局长", path=self.path)
        for role, path in roles:
            district.ok("POST", "/roles/grants", {"person_id": person_id, "role": role, "path": path})
        if login:
            login = f"{login}@{district.code}"
            district.ok("POST", "/accounts", {"person_id": person_id, "login": login, "password": PASSWORD})
        return person_id

    def account(self, person_id: str) -> str:
        return str(self.district.ok("GET", f"/persons/{person_id}/account")["id"])

    def refused(self, method: str, path: str, body: dict[str, object] | None = None) -> str:
        return str(self.district.refused(method, path, body, self.token)["code"])


@pytest.fixture
def street(district: District) -> Street:
    path = district.place("sub_district", "s1")["path"]
    _, token = district.staff("district_admin", path, "lesser")
    return Street(district, path, token)


@pytest.mark.parametrize("role", ["district_admin", "resident"])
def test_the_account_of_who_holds_more_cannot_be_taken_over(street: Street, role: str) -> None:
    superior = street.person((role, street.district.path), login="victor")
    account = street.account(superior)
    assert street.refused("POST", f"/accounts/{account}:set-password", dict(TAKEN)) == "identity.outranked"
    for change in ({"active": False}, {"phone": "13812341234"}, {"path": street.path}):
        assert street.refused("PATCH", f"/persons/{superior}", change) == "identity.outranked"
    assert street.district.house.log_in(f"victor@{street.district.code}")


def test_nor_is_an_account_made_for_him(street: Street) -> None:
    superior = street.person(("district_admin", street.district.path))
    body = {"person_id": superior, "login": f"victor@{street.district.code}", **TAKEN}
    assert street.refused("POST", "/accounts", body) == "identity.outranked"


def test_a_role_at_another_place_is_more_too(street: Street) -> None:
    other = street.district.place("sub_district", "s2")["path"]
    neighbour = street.person(("handler", other), ("handler", street.path), login="victor")
    account = street.account(neighbour)
    assert street.refused("POST", f"/accounts/{account}:set-password", dict(TAKEN)) == "identity.outranked"
    grants = street.district.ok("GET", f"/roles/grants?person_id={neighbour}")["items"]
    own = next(grant["id"] for grant in grants if grant["path"] == street.path)
    assert street.refused("DELETE", f"/roles/grants/{own}") == "identity.outranked"
    street.district.ok("DELETE", f"/roles/grants/{own}")


def test_who_leads_a_companys_work_elsewhere_holds_more(street: Street) -> None:
    district = street.district
    other = district.place("sub_district", "s2")
    leader = street.person(login="victor")
    company = {"name": "安居物业", "credit_code": "91320585MA00TE5T2W", "kind": "property_company"}
    company_id = district.ok("POST", "/companies", company)["id"]
    body = {"company_id": company_id, "person_id": leader, "place_id": other["id"], "since": "2026-01-01"}
    district.ok("POST", "/project-managers", body)
    account = street.account(leader)
    assert street.refused("POST", f"/accounts/{account}:set-password", dict(TAKEN)) == "identity.outranked"


def test_equals_and_those_below_are_looked_after(street: Street) -> None:
    for login, role in (("equal", "district_admin"), ("below", "handler")):
        person_id = street.person((role, street.path), login=login)
        house, account = street.district.house, street.account(person_id)
        house.ok("POST", f"/accounts/{account}:set-password", street.token, dict(TAKEN))
        assert house.log_in(f"{login}@{street.district.code}", TAKEN["password"])
        house.ok("PATCH", f"/persons/{person_id}", street.token, {"active": False})
