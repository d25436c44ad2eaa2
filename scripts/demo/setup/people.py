# SPDX-License-Identifier: AGPL-3.0-or-later
"""The people of a district: records, accounts, roles, homes, and the companies that serve there."""

from scripts.demo.api import Api, Json, Refused
from scripts.demo.districts import ROLES, District
from scripts.demo.setup.places import Tree

PERSONS, GRANTS = "/identity/v1/persons", "/identity/v1/roles/grants"
OWNERSHIPS, OCCUPANCIES = "/identity/v1/ownerships", "/identity/v1/occupancies"
COMPANIES, MANAGERS = "/identity/v1/companies", "/identity/v1/project-managers"
SINCE = "2019-05-01"
NOT_FOUND = 404


def settle(identity: Api, district: District, tree: Tree, password: str) -> dict[str, str]:
    """Everybody of the story, and the companies: who → id. Called again it finds them."""
    held = {(g["person_id"], g["role"], g["path"]) for g in identity.all(GRANTS, under=district.root)}
    ids = {}
    for who, role in ROLES.items():
        ids[who] = _person(identity, district, who)
        _account(identity, ids[who], district.login(who), password)
        for path in district.seats(who):
            if (ids[who], role, path) not in held:
                identity.post(GRANTS, {"person_id": ids[who], "role": role, "path": path})
    _owners(identity, district, tree, ids)
    _occupant(identity, tree.id(district.seat("resident")), ids["resident"], "owner", district.root)
    _occupant(identity, tree.id(district.seat("lessee")), ids["lessee"], "lessee", district.root)
    ids["company"] = _company(identity, district.company, "property_company")
    ids["contractor"] = _company(identity, district.contractor, "contractor")
    for company in (ids["company"], ids["contractor"]):
        _manager(identity, district, tree, ids["project_manager"], company)
    return ids


def _person(identity: Api, district: District, who: str) -> str:
    phone = district.phone(who)
    found = identity.post(f"{PERSONS}:search", {"phone": phone})["items"]
    if found:
        return str(found[0]["id"])
    body: Json = {"name": district.people[who], "path": district.seat(who), "phone": phone}
    body["citizen_id"] = district.citizen_id(who)
    if "/g-" in body["path"]:
        body["path"] = district.neighbourhood_path
    return str(identity.post(PERSONS, body)["id"])


def _account(identity: Api, person_id: str, login: str, password: str) -> None:
    try:
        identity.get(f"{PERSONS}/{person_id}/account")
    except Refused as refusal:
        if refusal.status != NOT_FOUND:
            raise
        identity.post("/identity/v1/accounts", {"person_id": person_id, "login": login, "password": password})


def _owners(identity: Api, district: District, tree: Tree, ids: dict[str, str]) -> None:
    owned = {found["unit_id"] for found in identity.all(OWNERSHIPS, under=district.root)}
    for path, who in district.owners.items():
        if (unit_id := tree.id(path)) not in owned:
            share: Json = {"person_id": ids[who], "numerator": 1, "denominator": 1}
            body: Json = {"owners": [share], "representative_id": ids[who], "since": SINCE}
            identity.put(f"/identity/v1/units/{unit_id}/ownership", body)


def _occupant(identity: Api, unit_id: str, person_id: str, kind: str, root: str) -> None:
    lived_in = identity.all(OCCUPANCIES, under=root, person_id=person_id)
    if unit_id not in {found["unit_id"] for found in lived_in}:
        body: Json = {"unit_id": unit_id, "person_id": person_id, "kind": kind, "since": SINCE}
        identity.post(OCCUPANCIES, body)


def _company(identity: Api, registered: tuple[str, str], kind: str) -> str:
    name, code = registered
    known = {found["credit_code"]: found["id"] for found in identity.all(COMPANIES)}
    if code not in known:
        body: Json = {"name": name, "credit_code": code, "kind": kind}
        known[code] = identity.post(COMPANIES, body)["id"]
    return str(known[code])


def _manager(identity: Api, district: District, tree: Tree, person: str, company: str) -> None:
    appointed = identity.all(MANAGERS, under=district.compound_path)
    if (person, company) not in {(found["person_id"], found["company_id"]) for found in appointed}:
        body: Json = {"company_id": company, "person_id": person, "since": SINCE}
        identity.post(MANAGERS, {**body, "place_id": tree.id(district.compound_path)})
