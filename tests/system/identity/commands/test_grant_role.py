# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_a_role_reaches_the_token_and_dispatch(district: District) -> None:
    street = district.place("sub_district", "s1")
    person_id, token = district.staff("supervisor", street["path"])
    grants = district.ok("GET", f"/roles/grants?person_id={person_id}")["items"]
    assert [(grant["role"], grant["path"]) for grant in grants] == [("supervisor", street["path"])]
    assert district.house.call("GET", f"/places/{street['id']}", token).status_code == 200
    again = {"person_id": person_id, "role": "supervisor", "path": street["path"]}
    assert district.refused("POST", "/roles/grants", again)["code"] == "duplicate"


def test_nobody_gives_what_he_does_not_hold_there(district: District) -> None:
    tree = district.tree()
    person_id, _ = district.staff("district_admin", tree["neighbourhood"]["path"], "local")
    token = district.house.log_in(f"local@{district.code}")["access_token"]
    body = {"person_id": person_id, "role": "handler", "path": tree["compound"]["path"]}
    assert district.house.ok("POST", "/roles/grants", token, body)["role"] == "handler"
    above = {**body, "path": tree["sub_district"]["path"]}
    assert district.refused("POST", "/roles/grants", above, token)["code"] == "forbidden"
    more = {**body, "role": "platform_operator"}
    assert district.refused("POST", "/roles/grants", more, token)["code"] == "identity.cannot_grant"
    nowhere = {**body, "path": f"{tree['compound']['path']}/nowhere"}
    assert district.refused("POST", "/roles/grants", nowhere, token)["code"] == "not_found"


def test_the_catalogue_is_open_to_all_who_are_logged_in(district: District) -> None:
    roles = {item["role"]: item["grants"] for item in district.ok("GET", "/roles")["items"]}
    assert (roles["resident"], "resident" in roles["district_admin"]) == ([], True)
    assert district.house.call("GET", "/roles").status_code == 401


def test_a_person_has_at_most_a_hundred_roles(district: District) -> None:
    person_id, street = district.person(), district.place("sub_district", "s1")
    places = [district.place("neighbourhood", f"n{number:02d}", street["id"])["path"] for number in range(51)]
    body = {"person_id": person_id}
    for role, path in [(role, path) for path in places[:50] for role in ("handler", "resident")]:
        district.ok("POST", "/roles/grants", {**body, "role": role, "path": path})
    more = {**body, "role": "handler", "path": places[50]}
    refused = district.refused("POST", "/roles/grants", more)
    assert (refused["code"], refused["most"]) == ("identity.too_many_roles", 100)


def test_roles_that_the_district_keeps_apart_are_never_one_persons(district: District) -> None:
    """Whoever has both already keeps them until one is taken back."""
    body = {"person_id": district.person(), "path": district.path}
    district.ok("POST", "/roles/grants", {**body, "role": "supervisor"})
    apart = {"apart": [["treasurer", "supervisor", "district_admin"], ["treasurer", "project_manager"]]}
    district.ok("PUT", "/policies/separation", apart)
    street = district.place("sub_district", "s1")["path"]
    problem = district.refused("POST", "/roles/grants", {**body, "role": "treasurer", "path": street})
    assert (problem["code"], problem["held"]) == ("identity.roles_apart", "supervisor")
    district.ok("POST", "/roles/grants", {**body, "role": "handler"})
    other = {**body, "person_id": district.person()}
    district.ok("POST", "/roles/grants", {**other, "role": "treasurer"})
    for wrong in ([["treasurer"]], [["treasurer", "treasurer"]], [["resident", "treasurer"]]):
        assert district.refused("PUT", "/policies/separation", {"apart": wrong})["status"] == 422
