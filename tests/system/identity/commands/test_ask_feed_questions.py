# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-0{}T08:00:00+08:00"


def test_what_the_source_no_longer_says_is_not_asked_any_more(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    district.person("张三", citizen_id=feeds.citizen_id(1))
    feeds.agreed(district)
    row = {"key": "1", "name": "张珊", "citizen_id": feeds.citizen_id(1), "unit_path": unit}
    feeds.delivered(district, DAY.format(1), [row])
    feeds.delivered(district, DAY.format(2), [row])
    [question] = feeds.asked(district)
    assert (question["kind"], question["theirs"]["name"], question["ours"]["name"]) == (
        "name",
        "张珊",
        "张三",
    )
    feeds.delivered(district, DAY.format(3), [row | {"name": "张三"}])
    assert feeds.asked(district) == []
    assert district.ok("GET", f"/feed-conflicts/{question['id']}")["state"] == "void"
    feeds.delivered(district, DAY.format(4), [row])
    assert [one["id"] for one in feeds.asked(district)] == [question["id"]]
