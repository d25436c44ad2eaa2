# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

from tests.system.identity import feeds, registers
from tests.system.identity.commands.test_cancel_job import DAY, half_done, people
from tests.system.identity.conftest import District
from tests.system.identity.test_feed_invariants import broken

TRIES = 3


def database(district: District, name: str) -> Any:
    return district.house.store.database.collection(name)


def given_up(district: District) -> None:
    """Fire until what fails has been tried so often that it is given up."""
    for _ in range(TRIES):
        registers.fire(district)
        mine = {"tenant": district.code, "kind": "job.step"}
        due = {"next_try_at": district.house.store.clock()}
        database(district, "timers").update_many(mine, {"$set": due})


def test_a_batch_that_cannot_be_worked_through_waits_with_the_reason_and_goes_on_once_it_can(
    district: District,
) -> None:
    district.tree()
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    feeds.sent(district, batch, people(district, 1))
    kept = database(district, "feed_rows").find_one({"tenant": district.code})
    database(district, "feed_rows").update_one({"_id": kept["_id"]}, {"$set": {"sealed": "torn"}})
    feeds.completed(district, batch, 1)
    given_up(district)
    stopped = feeds.shown(district, batch)
    assert (stopped["state"], stopped["problem"]) == ("stopped", "failed")
    assert district.house.events(district.code, "feed_batch", batch["id"]) == ["FeedBatchStopped"]
    assert broken(district) == {}
    database(district, "feed_rows").update_one({"_id": kept["_id"]}, {"$set": {"sealed": kept["sealed"]}})
    district.ok("POST", f"{feeds.path_of(batch)}:resume")
    done = feeds.worked(district, batch)
    assert (done["state"], done["created"], done["problem"]) == ("done", 1, "")
    assert broken(district) == {}


def test_one_that_stopped_among_its_rows_may_be_discarded_and_what_was_applied_stays(
    district: District,
) -> None:
    batch = half_done(district, people(district))
    deliverer = district.staff("integrator", district.path)[1]
    refused = district.refused("POST", f"{feeds.path_of(batch)}:discard", None, deliverer)
    assert refused["code"] == "forbidden"
    gone = district.ok("POST", f"{feeds.path_of(batch)}:discard")
    assert (gone["state"], gone["created"]) == ("discarded", 50)
    while registers.fire(district):
        pass
    assert feeds.results(district, batch) == []
    assert len(feeds.living(district)) == 50
    assert broken(district) == {}
    again = feeds.delivered(district, DAY, people(district))
    assert (again["state"], again["unchanged"], again["created"]) == ("done", 50, 10)


def test_one_that_stopped_while_ending_what_a_snapshot_lacks_can_only_go_on(district: District) -> None:
    district.tree()
    feeds.agreed(district, shrink_percent=100)
    feeds.delivered(district, DAY, people(district), full=True)
    batch = feeds.opened(district, "2024-03-05T08:00:00+08:00", full=True)
    feeds.sent(district, batch, people(district, 1))
    feeds.completed(district, batch, 1)
    assert registers.fire(district)
    assert feeds.shown(district, batch)["state"] == "closing"
    district.ok("POST", f"/jobs/{feeds.shown(district, batch)['job_id']}:cancel")
    assert broken(district) == {}
    refused = district.refused("POST", f"{feeds.path_of(batch)}:discard")
    assert (refused["code"], refused["state"]) == ("identity.feed.batch_state", "closing")
    district.ok("POST", f"{feeds.path_of(batch)}:resume")
    assert feeds.worked(district, batch)["ended"] == 59
    assert broken(district) == {}
