# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

from services.identity.store.feeds import PULL, PULL_AGAIN
from tests.system.identity import feeds, pulls, registers
from tests.system.identity.conftest import District


def test_nothing_is_fetched_while_a_batch_of_the_source_waits(district: District, tmp_path: Path) -> None:
    unit = district.tree()["unit"]["path"]
    with pulls.agreed(district, tmp_path) as source:
        assert pulls.last(district)[0] == "junk"
        told = {"name": "张三", "unit_path": unit}
        rows = [{"key": f"{n}", "citizen_id": feeds.citizen_id(n), **told} for n in (1, 2)]
        feeds.delivered(district, "2024-03-01T08:00:00+08:00", rows, full=True)
        held = feeds.delivered(district, "2024-03-02T08:00:00+08:00", rows[:1], full=True)
        assert held["state"] == "held"
        seen = len(source.asked)
        district.ok("POST", f"/feeds/{feeds.POPULATION}:pull")
        registers.fire(district)
        timers = district.house.store.database.collection("timers")
        (waits,) = timers.find({"tenant": district.code, "kind": {"$in": [PULL, PULL_AGAIN]}})
        assert waits["due_at"] > district.house.read(district.code).now
        assert len(source.asked) == seen
        district.ok("POST", f"{feeds.path_of(held)}:resume")
        feeds.worked(district, held)
        source.body = pulls.table(district, "张三")
        assert pulls.last(district) == (None, "")


def test_a_contract_that_no_longer_says_so_is_not_asked(district: District, tmp_path: Path) -> None:
    district.tree()
    with pulls.agreed(district, tmp_path):
        feeds.agreed(district)
        assert pulls.shown(district)["terms"] is None
        timers = district.house.store.database.collection("timers")
        assert timers.count_documents({"tenant": district.code, "kind": "feed.pull"}) == 0
        refused = district.refused("POST", f"/feeds/{feeds.POPULATION}:pull")
        assert refused["code"] == "identity.feed.nothing_to_pull"
