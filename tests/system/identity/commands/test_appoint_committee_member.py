# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


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
