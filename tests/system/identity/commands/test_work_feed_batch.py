# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District


def test_who_moves_in_is_registered_and_who_is_missing_has_left(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district, shrink_percent=60)
    rows = [
        {
            "key": "1",
            "name": "张三",
            "citizen_id": feeds.citizen_id(1),
            "unit_path": unit,
            "relation": "业主",
        },
        {
            "key": "2",
            "name": "李四",
            "citizen_id": feeds.citizen_id(2),
            "unit_path": unit,
            "since": "2024-02-01",
        },
    ]
    batch = feeds.delivered(district, "2024-03-01T08:00:00+08:00", rows, full=True)
    assert (batch["state"], batch["created"], batch["done"]) == ("done", 2, 2)
    assert feeds.living(district) == [
        ("张三", unit, "owner", "2024-03-01", ""),
        ("李四", unit, "family", "2024-02-01", ""),
    ]
    later = feeds.delivered(district, "2024-04-01T08:00:00+08:00", rows[:1], full=True)
    assert (later["unchanged"], later["ended"]) == (1, 1)
    assert feeds.living(district)[1] == ("李四", unit, "family", "2024-02-01", "2024-04-01")
