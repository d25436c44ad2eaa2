# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import offices
from tests.system.identity.conftest import District


def test_who_resigns_leaves_the_seat_to_another(district: District) -> None:
    home = district.tree()["compound"]
    body = {"kind": "owners_committee", "name": "业委会", "place_id": home["id"]}
    days = {"term_start": offices.day(-100), "term_end": offices.day(300)}
    committee = district.ok("POST", "/committees", {**body, **days})["id"]
    first, second = district.person("王芳"), district.person("李强")
    seat = {"person_id": first, "post": "chair", "since": offices.day(-100)}
    district.ok("POST", f"/committees/{committee}/members", seat)
    (office,) = district.ok("GET", f"/offices?person_id={first}")["items"]
    left = {"leaving": "resigned", "until": offices.day(-1)}
    ended = district.ok("POST", f"/offices/{office['id']}:end", left)
    assert (ended["state"], ended["leaving"], ended["until"]) == ("over", "resigned", offices.day(-1))
    assert ended["elected_until"] == offices.day(300)
    assert district.ok("GET", f"/committees/{committee}")["members"] == []
    next_in = {"person_id": second, "post": "chair", "since": offices.day(0)}
    district.ok("POST", f"/committees/{committee}/members", next_in)
    handover = district.ok("GET", f"/office-handovers/{office['id']}")
    assert (handover["giver_id"], handover["receiver_id"]) == (first, second)
    assert [one["text"] for one in handover["items"]] == ["印章", "档案资料", "账目和余款", "钥匙和门禁"]


def test_a_last_day_lies_in_the_term_and_not_in_the_future(district: District) -> None:
    office = offices.leader(district, district.person(), district.tree()["building"])
    for until in (offices.day(-11), offices.day(1)):
        problem = district.refused(
            "POST", f"/offices/{office['id']}:end", {"leaving": "recalled", "until": until}
        )
        assert (problem["code"], problem["field"]) == ("invalid", "until")
    never = district.refused(
        "POST", f"/offices/{office['id']}:end", {"leaving": "term_over", "until": offices.day(0)}
    )
    assert never["code"] == "request.invalid"


def test_a_term_that_never_began_frees_its_days(district: District) -> None:
    building = district.tree()["building"]
    office = offices.leader(district, district.person("王芳"), building, 10, 100)
    district.ok("POST", f"/offices/{office['id']}:end", {"leaving": "resigned", "until": offices.day(0)})
    offices.leader(district, district.person("李强"), building, 5, 100)
    assert district.refused("GET", f"/office-handovers/{office['id']}")["code"] == "not_found"
