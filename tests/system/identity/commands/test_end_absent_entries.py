# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity import feeds
from tests.system.identity.conftest import District

DAY = "2024-03-0{}T08:00:00+08:00"


def test_a_snapshot_that_comes_late_ends_things_on_its_own_day(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district, shrink_percent=100)
    rows = [
        {"key": f"{n}", "name": "张三", "citizen_id": feeds.citizen_id(n), "unit_path": unit} for n in (1, 2)
    ]
    feeds.delivered(district, DAY.format(1), rows, full=True)
    feeds.delivered(district, DAY.format(5), rows[:1], full=True)
    assert [one[4] for one in feeds.living(district)] == ["", "2024-03-05"]
    feeds.delivered(district, DAY.format(3), rows[:1], full=True)
    assert [one[4] for one in feeds.living(district)] == ["", "2024-03-03"]
    feeds.delivered(district, DAY.format(6), rows, full=True)
    assert [one[4] for one in feeds.living(district)] == ["", ""]
