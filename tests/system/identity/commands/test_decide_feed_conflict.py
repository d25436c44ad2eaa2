# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-0{}T08:00:00+08:00"


def _row(district: District, **more: Any) -> dict[str, Any]:
    unit = f"{district.path}/s1/n1/c1/b1/u1"
    return {"key": "1", "name": "张珊", "citizen_id": feeds.citizen_id(1), "unit_path": unit, **more}


@pytest.mark.parametrize(
    ("decision", "name", "lives"),
    [
        ("take_theirs", "张珊", 1),
        ("keep_ours", "张三", 1),
        ("separate", "张三", 0),
        ("ignore", "张三", 0),
    ],
)
def test_the_same_number_under_another_name_is_decided_once(
    district: District, decision: str, name: str, lives: int
) -> None:
    district.tree()
    known = district.person("张三", citizen_id=feeds.citizen_id(1))
    feeds.agreed(district)
    feeds.delivered(district, DAY.format(1), [_row(district)])
    [question] = feeds.asked(district)
    feeds.decided(district, question, decision)
    feeds.delivered(district, DAY.format(2), [_row(district)])
    feeds.delivered(district, DAY.format(3), [_row(district, since="2024-01-01")])
    assert feeds.asked(district) == []
    assert district.house.read(district.code).persons.get(known).name == name
    assert len(feeds.living(district)) == lives
    told = district.house.events(district.code, "feed_conflict", question["id"])
    assert told == ["FeedConflictRaised", "FeedConflictDecided"]


def test_a_row_without_a_number_is_merged_with_the_person_or_somebody_new(district: District) -> None:
    district.tree()
    known = district.person("张珊", phone="13800000001")
    feeds.agreed(district)
    rows = [_row(district, key=key, citizen_id="", phone="13800000001") for key in "12"]
    feeds.delivered(district, DAY.format(1), rows)
    merged, separate = feeds.asked(district)
    feeds.decided(district, merged, "merge", person_id=known)
    feeds.decided(district, separate, "separate")
    feeds.delivered(district, DAY.format(2), [row | {"since": "2024-01-01"} for row in rows])
    assert feeds.asked(district) == []
    lived = district.house.read(district.code).occupancies.list({"within": district.path})
    assert len(lived) == 2
    assert known in {one.person_id for one in lived}


def test_a_question_has_its_own_answers_and_is_settled_once(district: District) -> None:
    district.tree()
    known = district.person("张三", citizen_id=feeds.citizen_id(1))
    feeds.agreed(district)
    feeds.delivered(district, DAY.format(1), [_row(district)])
    [question] = feeds.asked(district)
    path = f"/feed-conflicts/{question['id']}:decide"
    merge = district.refused("POST", path, {"decision": "merge", "person_id": known})
    assert merge["code"] == "identity.feed.decision_not_possible"
    assert merge["possible"] == ["take_theirs", "keep_ours", "separate", "ignore"]
    feeds.decided(district, question, "keep_ours")
    again = district.refused("POST", path, {"decision": "take_theirs"})
    assert again["code"] == "identity.feed.conflict_settled"


def test_only_who_may_decide_does(district: District) -> None:
    district.tree()
    district.person("张三", citizen_id=feeds.citizen_id(1))
    feeds.agreed(district)
    feeds.delivered(district, DAY.format(1), [_row(district)])
    [question] = feeds.asked(district)
    _, token = district.staff("dispatcher", district.path)
    path = f"/feed-conflicts/{question['id']}"
    assert district.refused("GET", path, None, token)["code"] == "forbidden"
    refused = district.refused("POST", f"{path}:decide", {"decision": "ignore"}, token)
    assert refused["code"] == "forbidden"


def test_the_phone_of_who_logs_in_waits_for_a_decision(district: District) -> None:
    district.tree()
    known = district.person("张珊", citizen_id=feeds.citizen_id(1), phone="13800000001")
    login = {"person_id": known, "login": f"zhang@{district.code}", "password": "correct horse battery"}
    district.ok("POST", "/accounts", login)
    feeds.agreed(district)
    feeds.delivered(district, DAY.format(1), [_row(district, phone="13900000002")])
    [question] = feeds.asked(district)
    assert (question["kind"], question["theirs"]["phone"]) == ("phone", "139****0002")
    feeds.decided(district, question, "take_theirs")
    person = district.house.read(district.code).persons.get(known)
    assert person.phone
    assert person.phone.masked == "139****0002"
