# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import offices
from tests.system.identity.conftest import District

SAME = {"apart": [["treasurer", "supervisor"]]}


def committee(district: District, kind: str, place_id: str) -> str:
    body = {"kind": kind, "name": kind, "place_id": place_id}
    term = {"term_start": "2025-01-01", "term_end": "2029-12-31"}
    return district.ok("POST", "/committees", {**body, **term})["id"]


def seat(person_id: str, post: str = "member") -> dict[str, str]:
    return {"person_id": person_id, "post": post, "since": "2025-01-01"}


def test_a_seat_is_taken_and_supervisors_are_others(district: District) -> None:
    home = district.tree()["neighbourhood"]["id"]
    residents = committee(district, "residents_committee", home)
    supervision = committee(district, "affairs_supervision_committee", home)
    chair, watcher = district.person("王芳"), district.person("李强")
    filled = district.ok("POST", f"/committees/{residents}/members", seat(chair, "chair"))
    assert filled["members"] == [{"person_id": chair, "post": "chair", "since": "2025-01-01"}]
    district.ok("POST", f"/committees/{supervision}/members", seat(watcher))
    for body, where, reason in (
        (seat(chair), supervision, "sits_on_rival"),
        (seat(watcher), residents, "sits_on_rival"),
        (seat(chair), residents, "member_already"),
    ):
        problem = district.refused("POST", f"/committees/{where}/members", body)
        assert (problem["code"], problem["reason"]) == ("identity.seat_refused", reason)


def test_a_seat_on_a_committee_is_an_office_for_the_rest_of_its_term(district: District) -> None:
    home = district.tree()["compound"]
    body = {"kind": "owners_committee", "name": "业委会", "place_id": home["id"]}
    days = {"term_start": offices.day(-100), "term_end": offices.day(300)}
    committee = district.ok("POST", "/committees", {**body, **days})
    chair = district.person("王芳")
    seat = {"person_id": chair, "post": "chair", "since": offices.day(-100), "roles": ["supervisor"]}
    district.ok("POST", f"/committees/{committee['id']}/members", seat)
    (office,) = district.ok("GET", f"/offices?person_id={chair}")["items"]
    assert (office["seat"], office["until"]) == ("owners_committee.chair", offices.day(300))
    assert office["committee_id"] == committee["id"]
    (grant,) = district.ok("GET", f"/roles/grants?person_id={chair}")["items"]
    assert (grant["role"], grant["path"]) == ("supervisor", home["path"])


def test_two_committees_of_a_kind_have_no_two_chairs_on_a_day(district: District) -> None:
    home = district.tree()["compound"]["id"]
    body = {"kind": "owners_committee", "name": "业委会", "place_id": home}
    terms = ((-100, 300), (300, 600))
    made = [
        district.ok(
            "POST", "/committees", {**body, "term_start": offices.day(a), "term_end": offices.day(b)}
        )["id"]
        for a, b in terms
    ]
    first = {"person_id": district.person("王芳"), "post": "chair", "since": offices.day(0)}
    district.ok("POST", f"/committees/{made[0]}/members", first)
    second = {"person_id": district.person("李强"), "post": "chair", "since": offices.day(300)}
    problem = district.refused("POST", f"/committees/{made[1]}/members", second)
    assert problem["code"] == "identity.office_held"
    assert district.ok("GET", f"/committees/{made[1]}")["members"] == []
    district.ok("POST", f"/committees/{made[1]}/members", {**second, "since": offices.day(301)})


def test_an_office_brings_no_two_roles_that_are_kept_apart(district: District) -> None:
    district.ok("PUT", "/policies/separation", SAME)
    building, person_id = district.tree()["building"], district.person()
    body = {**offices.term(person_id, building), "roles": ["treasurer", "supervisor"]}
    assert district.refused("POST", "/offices", body)["code"] == "identity.roles_apart"
    assert district.ok("GET", f"/roles/grants?person_id={person_id}")["items"] == []
