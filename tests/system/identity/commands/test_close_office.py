# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.store import HANDOVER_DUE, OFFICE_OVER
from tests.system.identity import offices
from tests.system.identity.conftest import District
from tests.system.identity.rights import bring_forward, fire


def test_what_only_a_seated_office_may_do_is_frozen_when_its_term_is_over(district: District) -> None:
    building = district.tree()["building"]
    person_id, _ = offices.somebody(district, "wang")
    office = offices.leader(district, person_id, building, roles=["grid_worker"])
    seated = district.house.log_in(f"wang@{district.code}")["access_token"]
    district.house.ok("GET", f"/places?under={building['path']}", seated)
    bring_forward(district, OFFICE_OVER, offices.YEAR)
    fire(district)
    assert district.refused("GET", "/places", token=seated)["code"] == "unauthenticated"
    after = district.house.log_in(f"wang@{district.code}")["access_token"]
    frozen = district.refused("GET", f"/places?under={building['path']}", token=after)
    assert (frozen["code"], frozen["status"]) == ("authority_ended", 403)
    never_theirs = district.refused("GET", "/clients", token=after)
    assert never_theirs["code"] == "forbidden"
    assert district.ok("GET", f"/roles/grants?person_id={person_id}")["items"] == []
    assert offices.told(district, office["id"]) == ["OfficeTaken", "OfficeEnded"]


def test_it_is_closed_once(district: District) -> None:
    office = offices.leader(district, district.person(), district.tree()["building"])
    offices.ended(district, office["id"])
    fire(district)
    assert offices.told(district, office["id"]) == ["OfficeTaken", "OfficeEnded"]
    again = {"leaving": "resigned", "until": offices.day(0)}
    assert district.refused("POST", f"/offices/{office['id']}:end", again)["code"] == "identity.office_ended"
    longer = {"until": offices.day(200)}
    refused = district.refused("POST", f"/offices/{office['id']}:extend", longer)
    assert refused["code"] == "identity.office_ended"


def test_what_is_owed_goes_to_who_follows(district: District) -> None:
    building = district.tree()["building"]
    first, second = district.person("王芳"), district.person("李强")
    office = offices.leader(district, first, building)
    offices.leader(district, second, building, 101, 300)
    handover = offices.ended(district, office["id"])
    assert (handover["giver_id"], handover["receiver_id"]) == (first, second)
    assert [one["text"] for one in handover["items"]] == ["住户联系资料", "楼道钥匙", "公告栏和物资"]
    assert (handover["open"], handover["level"], handover["due_on"]) == (True, 0, offices.day(7))


def test_who_follows_later_takes_what_is_owed_still(district: District) -> None:
    building = district.tree()["building"]
    office = offices.leader(district, district.person("王芳"), building, -20, 0)
    handover = offices.ended(district, office["id"])
    assert handover["receiver_id"] is None
    second = district.person("李强")
    offices.leader(district, second, building, 1, 300)
    assert district.ok("GET", f"/office-handovers/{office['id']}")["receiver_id"] == second


def test_who_is_elected_again_after_a_while_owes_nothing(district: District) -> None:
    building, person_id = district.tree()["building"], district.person("王芳")
    office = offices.leader(district, person_id, building, -20, 0)
    assert offices.ended(district, office["id"])["open"]
    offices.leader(district, person_id, building, 1, 300)
    assert not district.ok("GET", f"/office-handovers/{office['id']}")["open"]
    bring_forward(district, HANDOVER_DUE)
    fire(district)
    told = district.house.events(district.code, "office_handover", office["id"])
    assert told == ["OfficeHandoverOpened"]


def test_an_office_without_a_list_hands_nothing_over(district: District) -> None:
    district.ok("PUT", "/policies/offices", {"leader_items": []})
    building, person_id = district.tree()["building"], district.person("王芳")
    office = offices.leader(district, person_id, building, -20, 0)
    body = {"leaving": "resigned", "until": offices.day(-1)}
    district.ok("POST", f"/offices/{office['id']}:end", body)
    assert district.refused("GET", f"/office-handovers/{office['id']}")["code"] == "not_found"
