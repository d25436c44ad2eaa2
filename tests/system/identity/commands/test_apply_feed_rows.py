# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-01T08:00:00+08:00"
IMPOSSIBLE = "110101198001010019"


def test_each_bad_row_gets_its_own_answer_and_the_others_go_in(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    good = {"key": "0", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": unit}
    bad = {
        "citizen_id.invalid-checksum": {"citizen_id": IMPOSSIBLE},
        "other_district": {"district": "999999"},
        "unknown_unit": {"unit_path": f"{district.path}/s1/n1/c1/b1/u9"},
        "backwards": {"since": "2024-03-02", "until": "2024-03-01"},
        "to_come": {"died_on": "2024-03-09"},
        "bad_phone": {"phone": "12"},
        "unknown_relation": {"relation": "路人"},
        "missing": {"name": ""},
    }
    rows = [good, *(good | {"key": f"{n}", **more} for n, more in enumerate(bad.values(), 1))]
    batch = feeds.delivered(district, DAY, rows)
    assert feeds.results(district, batch) == [("created", ""), *(("rejected", code) for code in bad)]
    assert len(feeds.living(district)) == 1
    report = district.house.call("GET", f"{feeds.path_of(batch)}/report", district.token)
    text = report.get_data().decode("utf-8-sig")
    assert len(text.splitlines()) == len(bad) + 1
    assert "张三" not in text


def test_a_path_of_another_district_is_named(district: District) -> None:
    feeds.agreed(district)
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": "/999999/a/b/c/d/e"}
    batch = feeds.delivered(district, DAY, [row])
    assert feeds.results(district, batch) == [("rejected", "other_district")]


def test_a_unit_is_found_by_its_names(district: District) -> None:
    tree = district.tree()
    feeds.agreed(district, at=tree["compound"]["path"])
    names = {"building": tree["building"]["name"], "unit": tree["unit"]["name"]}
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1)}
    batch = feeds.delivered(district, DAY, [row | names, row | names | {"key": "2", "unit": "无"}])
    assert feeds.results(district, batch) == [("created", ""), ("rejected", "unknown_unit")]


def test_an_older_batch_changes_nothing_that_is_newer(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": unit}
    feeds.delivered(district, "2024-03-02T08:00:00+08:00", [row | {"phone": "13800000002"}])
    late = feeds.delivered(district, DAY, [row | {"phone": "13800000001"}])
    assert feeds.results(district, late) == [("outdated", "")]
    [person] = district.house.read(district.code).persons.list({"within": f"{district.path}/s1/n1/c1"})
    assert person.phone
    assert person.phone.masked.endswith("0002")


@pytest.mark.parametrize("full", [True, False])
def test_an_entry_whose_row_cannot_be_taken_has_not_left(district: District, full: bool) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    row = {"key": "1", "name": "张三", "citizen_id": feeds.citizen_id(1), "unit_path": unit}
    feeds.delivered(district, DAY, [row], full=full)
    later = feeds.delivered(district, "2024-03-02T08:00:00+08:00", [row | {"phone": "1"}], full=full)
    assert (later["rejected"], later["ended"]) == (1, 0)
    assert [one[4] for one in feeds.living(district)] == [""]
