# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District

ROWS = [{"key": f"{n}", "name": "张三", "citizen_id": feeds.citizen_id(n)} for n in (1, 2)]


def test_what_was_discarded_counts_for_nothing_and_its_name_is_free(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district, shrink_percent=10)
    rows = [row | {"unit_path": unit} for row in ROWS]
    feeds.delivered(district, "2024-03-01T08:00:00+08:00", rows, full=True)
    before = feeds.living(district)
    held = feeds.delivered(district, "2024-03-02T08:00:00+08:00", rows[:1], full=True)
    gone = district.ok("POST", f"{feeds.path_of(held)}:discard")
    assert gone["state"] == "discarded"
    assert feeds.living(district) == before
    again = feeds.delivered(district, "2024-03-02T08:00:00+08:00", rows, full=True)
    assert (again["state"], again["ended"], again["id"] != held["id"]) == ("done", 0, True)
    refused = district.refused("POST", f"{feeds.path_of(again)}:discard")
    assert refused["code"] == "identity.feed.batch_state"
