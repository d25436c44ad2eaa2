# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District


def test_a_person_says_that_so_much_has_really_ended(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district, shrink_percent=10)
    rows = [
        {"key": f"{n}", "name": "张三", "citizen_id": feeds.citizen_id(n), "unit_path": unit} for n in (1, 2)
    ]
    feeds.delivered(district, "2024-03-01T08:00:00+08:00", rows, full=True)
    held = feeds.delivered(district, "2024-03-02T08:00:00+08:00", rows[:1], full=True)
    _, dispatcher = district.staff("dispatcher", district.path)
    path = f"{feeds.path_of(held)}:resume"
    assert district.refused("POST", path, None, dispatcher)["code"] == "forbidden"
    assert district.ok("POST", path)["state"] == "running"
    assert district.refused("POST", path)["code"] == "identity.feed.batch_state"
    done = feeds.worked(district, held)
    assert (done["state"], done["ended"]) == ("done", 1)
    assert [one[4] for one in feeds.living(district)] == ["", "2024-03-02"]
