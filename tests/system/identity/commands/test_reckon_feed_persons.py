# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-01T08:00:00+08:00"
NEXT = "2024-03-02T08:00:00+08:00"


def test_every_value_says_where_it_comes_from_and_since_when(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": unit}
    batch = feeds.delivered(district, DAY, [row | {"phone": "13800000001"}])
    [person] = district.house.read(district.code).persons.list({"within": f"{district.path}/s1/n1/c1"})
    origins = district.ok("GET", f"/persons/{person.id}/provenance")["items"]
    assert [(one["field"], one["source"], one["batch_id"]) for one in origins] == [
        (field, feeds.POPULATION, batch["id"]) for field in ("name", "phone", "stay")
    ]
    assert origins[0]["as_of"] == "2024-03-01T00:00:00Z"
    feeds.delivered(district, NEXT, [row | {"phone": "13800000001"}])
    assert district.ok("GET", f"/persons/{person.id}/provenance")["items"] == origins


def test_who_staff_registered_is_known_by_the_number(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    known = district.person("张三", citizen_id=feeds.citizen_id(1))
    feeds.agreed(district)
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": unit}
    batch = feeds.delivered(district, DAY, [row | {"phone": "13800000001"}])
    assert batch["updated"] == 1
    person = district.ok("GET", f"/persons/{known}")
    assert person["phone"].endswith("0001")
    assert [one[0] for one in feeds.living(district)] == ["张三"]


def test_a_name_and_a_phone_are_not_sure_unless_the_contract_says_so(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    known = district.person("张三", phone="13800000001")
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": unit}
    row |= {"phone": "13800000001"}
    feeds.agreed(district)
    waiting = feeds.delivered(district, DAY, [row])
    assert (waiting["waiting"], feeds.living(district)) == (1, [])
    [question] = feeds.asked(district)
    assert question["kind"] == "unsure"
    [candidate] = question["candidates"]
    assert (candidate["person_id"], candidate["score"], candidate["why"]) == (known, 80, ["name_and_phone"])
    feeds.agreed(district, sure_from=80)
    feeds.delivered(district, NEXT, [row | {"since": "2024-01-01"}])
    assert [one[0] for one in feeds.living(district)] == ["张三"]
    assert feeds.asked(district) == []
    assert district.ok("GET", f"/persons/{known}")["citizen_id"]


def test_a_dead_owner_is_asked_about_and_keeps_what_is_owned(district: District) -> None:
    place = district.tree()["unit"]
    owner = district.person("张三", citizen_id=feeds.citizen_id(1))
    shares = [{"person_id": owner, "numerator": 1, "denominator": 1}]
    body = {"owners": shares, "representative_id": owner, "since": "2020-01-01"}
    district.ok("PUT", f"/units/{place['id']}/ownership", body)
    feeds.agreed(district)
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": place["path"]}
    feeds.delivered(district, DAY, [row | {"died_on": "2024-02-28"}])
    [question] = feeds.asked(district)
    assert (question["kind"], question["theirs"]["died_on"]) == ("death", "2024-02-28")
    feeds.decided(district, question, "take_theirs")
    assert district.ok("GET", f"/persons/{owner}")["active"] is False
    assert [one[4] for one in feeds.living(district)] == ["2024-03-01"]
    owned = district.house.read(district.code).ownerships.get(place["id"])
    assert owned.owner_ids == (owner,)
