# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import offices
from tests.system.identity.conftest import District
from tests.system.identity.rights import fire

ITEMS = ("住户联系资料", "楼道钥匙", "公告栏和物资")


def parties(district: District) -> tuple[str, str, str]:
    """A handover, and the tokens of who hands over and who takes."""
    building = district.tree()["building"]
    giver, gives = offices.somebody(district, "wang")
    receiver, takes = offices.somebody(district, "li")
    office = offices.leader(district, giver, building)
    offices.leader(district, receiver, building, 101, 300)
    return offices.ended(district, office["id"])["id"], gives, takes


def test_each_item_is_signed_by_both_and_then_all_is_handed_over(district: District) -> None:
    handover_id, gives, takes = parties(district)
    path = f"/office-handovers/{handover_id}:sign"
    for item in ITEMS:
        one = district.house.ok("POST", path, gives, {"item": item, "note": f"{item}全部"})
        assert one["open"]
        both = district.house.ok("POST", path, takes, {"item": item})
        assert both["open"] is (item != ITEMS[-1])
    first = both["items"][0]
    assert (first["given"]["note"], first["received"]["note"]) == (f"{ITEMS[0]}全部", "")
    assert first["given"]["by"] != first["received"]["by"]
    told = district.house.events(district.code, "office_handover", handover_id)
    assert told == ["OfficeHandoverOpened", *["OfficeItemSigned"] * 6]


def test_nobody_signs_who_is_neither_and_nobody_twice(district: District) -> None:
    handover_id, gives, _ = parties(district)
    path = f"/office-handovers/{handover_id}:sign"
    body = {"item": ITEMS[0]}
    assert district.refused("POST", path, body)["code"] == "identity.not_party_to_handover"
    _, other = district.staff("supervisor", district.path)
    assert district.refused("POST", path, body, other)["code"] == "identity.not_party_to_handover"
    unknown = district.refused("POST", path, {"item": "汽车"}, gives)
    assert (unknown["code"], unknown["item"]) == ("identity.not_to_hand_over", "汽车")
    district.house.ok("POST", path, gives, body)
    assert district.refused("POST", path, body, gives)["code"] == "identity.signed_already"
    _, stranger = offices.somebody(district, "zhao")
    assert district.refused("GET", f"/office-handovers/{handover_id}", token=stranger)["code"] == "forbidden"


def test_a_file_shows_it_and_is_read_by_both(district: District) -> None:
    handover_id, gives, takes = parties(district)
    file_id = offices.photo(district, gives)
    body = {"item": ITEMS[0], "file_id": file_id}
    path = f"/office-handovers/{handover_id}:sign"
    district.house.ok("POST", path, gives, body)
    fire(district)
    assert district.house.call("GET", f"/files/{file_id}/content", takes).status_code == 200
    again = {"item": ITEMS[1], "file_id": file_id}
    assert district.refused("POST", path, again, gives)["code"] == "file_claimed"
    listed = district.house.ok("GET", "/office-handovers?mine=true", gives)
    assert [one["id"] for one in listed["items"]] == [handover_id]
