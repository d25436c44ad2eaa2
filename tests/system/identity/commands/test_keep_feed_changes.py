# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.personal_events import BLANK
from tests.system.identity import feeds
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.feed_changes import NEW, OLD, OTHER, lines, phone, row, say, told
from tests.system.identity.rights import carried_out

CITY = "city.population"
HIGHER = {"ranks": [{"field": "phone", "rank": 70}]}


def test_another_source_that_won_goes_back_to_the_one_that_did_not(district: District) -> None:
    known = told(district)
    feeds.agreed(district, CITY, **HIGHER)
    say(district, 2, row(district, phone=NEW), source=CITY)
    assert phone(district, known) == NEW
    assert lines(district) == [("phone", NEW, OLD, "source")]
    [line] = district.ok("GET", f"/feeds/{feeds.POPULATION}/changes")["items"]
    assert line["by_source"] == CITY
    assert lines(district, CITY) == []


def test_a_decision_against_a_source_goes_back_to_it(district: District) -> None:
    known = told(district, ranks=[{"field": "phone", "rank": 50}])
    say(district, 2, row(district, phone=OTHER))
    assert phone(district, known) == OTHER, "its own word follows itself"
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    batch = feeds.opened(district, district.house.store.tools.now().isoformat())
    feeds.sent(district, batch, [row(district, phone="13600000004")])
    feeds.completed(district, batch, 1)
    feeds.worked(district, batch)
    assert lines(district) == []
    [question] = feeds.asked(district)
    feeds.decided(district, question, "keep_ours")
    assert lines(district) == [("phone", NEW, "13600000004", "decision")]


def test_a_change_by_hand_after_a_decision_counts(district: District) -> None:
    known = told(district, ranks=[{"field": "phone", "rank": 50}])
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    batch = feeds.opened(district, district.house.store.tools.now().isoformat())
    feeds.sent(district, batch, [row(district, phone=OTHER)])
    feeds.completed(district, batch, 1)
    feeds.worked(district, batch)
    [question] = feeds.asked(district)
    feeds.decided(district, question, "take_theirs")
    assert (phone(district, known), lines(district)) == (OTHER, [])
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    assert (phone(district, known), lines(district)) == (NEW, [("phone", NEW, OTHER, "hand")])
    say(district, 3, row(district, phone=OTHER, relation="租户"))
    assert phone(district, known) == NEW


def test_a_line_that_says_something_else_goes_to_the_end(district: District) -> None:
    known = told(district)
    for change in ({"phone": NEW}, {"name": "张珊"}, {"phone": OTHER}):
        district.ok("PATCH", f"/persons/{known}", change)
    found = district.ok("GET", f"/feeds/{feeds.POPULATION}/changes")["items"]
    assert [(one["field"], one["position"]) for one in found] == [
        ("name", f"{feeds.POPULATION}:2"),
        ("phone", f"{feeds.POPULATION}:3"),
    ]
    district.ok("PATCH", f"/persons/{known}", {"phone": OLD})
    assert [field for field, *_ in lines(district)] == ["name"]


def test_only_what_the_contract_delivers_goes_back(district: District) -> None:
    columns = [one for one in feeds.COLUMNS if one["field"] != "phone"]
    known = told(district, columns=columns)
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    assert lines(district) == []


def test_a_source_that_does_not_know_paths_is_told_names(district: District) -> None:
    columns = [one for one in feeds.COLUMNS if one["field"] != "unit_path"]
    tree = district.tree()
    known = district.person("张三", citizen_id=feeds.citizen_id(1))
    feeds.agreed(district, columns=columns, at=tree["compound"]["path"])
    place = {"building": "building b1", "unit": "unit u1"}
    say(district, 1, {k: v for k, v in row(district).items() if k != "unit_path"} | place)
    [lived] = district.house.read(district.code).occupancies.list({"person_id": known})
    district.ok("POST", f"/occupancies/{lived.id}:end", {"until": "2024-03-05"})
    area = {"dm2": 9000, "source": "survey"}
    there = district.place("unit", "u2", tree["building"]["id"], exclusive_area=area)
    moved = {"unit_id": there["id"], "person_id": known, "kind": "family", "since": "2024-03-06"}
    district.ok("POST", "/occupancies", moved)
    names = "neighbourhood n1/compound c1/building b1/unit"
    assert ("unit", f"{names} u2", f"{names} u1", "hand") in lines(district)


def test_a_key_of_somebody_else_asks_for_nothing_about_whose_it_was(district: District) -> None:
    known = told(district)
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    say(district, 2, row(district, name="李四", citizen_id=feeds.citizen_id(2)))
    assert lines(district) == []


def test_an_erasure_takes_along_what_was_to_go_back(district: District) -> None:
    known = told(district)
    district.ok("PATCH", f"/persons/{known}", {"phone": NEW})
    [line] = district.house.read(district.code).feed_changes.list({"about_ids": known})
    assert NEW not in line.sealed
    login = f"told@{district.code}"
    district.ok("POST", "/accounts", {"person_id": known, "login": login, "password": PASSWORD})
    token = district.house.log_in(login)["access_token"]
    asked = district.house.ok("POST", "/erasures", token, {})
    district.ok("POST", f"/erasures/{asked['id']}:decide", {"granted": True})
    for stay in district.ok("GET", f"/occupancies?person_id={known}")["items"]:
        district.ok("POST", f"/occupancies/{stay['id']}:end", {"until": stay["since"]})
    carried_out(district, asked["id"])
    tx = district.house.read(district.code)
    assert tx.persons.get(known).name == BLANK
    assert tx.feed_changes.list({"about_ids": known}) == []
    assert lines(district) == []
