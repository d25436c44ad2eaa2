# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District

ROWS = [{"key": f"{n}", "name": "张三", "citizen_id": feeds.citizen_id(n)} for n in range(1, 11)]


def test_batches_of_a_source_go_one_after_the_other(district: District) -> None:
    feeds.agreed(district)
    first, second = (feeds.opened(district, f"2024-03-0{day}T08:00:00+08:00") for day in (1, 2))
    for batch in (first, second):
        feeds.sent(district, batch, [{"key": "1", "name": "张三"}])
    feeds.completed(district, first, 1)
    refused = district.refused("POST", f"{feeds.path_of(second)}:complete", {"rows": 1})
    assert (refused["code"], refused["batch"]) == ("identity.feed.batch_under_way", first["batch"])
    feeds.worked(district, first)
    assert feeds.completed(district, second, 1)["state"] == "running"


def test_a_snapshot_that_shrinks_too_much_stops_before_anything_is_applied(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district, shrink_percent=10)
    rows = [row | {"unit_path": unit} for row in ROWS]
    feeds.delivered(district, "2024-03-01T08:00:00+08:00", rows, full=True)
    before = feeds.living(district)
    held = feeds.delivered(district, "2024-03-02T08:00:00+08:00", rows[:8], full=True)
    assert (held["state"], held["expected"], held["rows"]) == ("held", 10, 8)
    assert feeds.living(district) == before
    assert district.house.events(district.code, "feed_batch", held["id"]) == ["FeedBatchHeld"]


def test_a_snapshot_that_shrinks_as_agreed_goes_through(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district, shrink_percent=10)
    rows = [row | {"unit_path": unit} for row in ROWS]
    feeds.delivered(district, "2024-03-01T08:00:00+08:00", rows, full=True)
    done = feeds.delivered(district, "2024-03-02T08:00:00+08:00", rows[:9], full=True)
    assert (done["state"], done["ended"]) == ("done", 1)
