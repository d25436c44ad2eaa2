# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

from tests.system.identity import feeds, registers
from tests.system.identity.conftest import District
from tests.system.identity.test_feed_invariants import broken

DAY, NEXT = "2024-03-01T08:00:00+08:00", "2024-03-02T08:00:00+08:00"
PEOPLE = 60


def people(district: District, count: int = PEOPLE) -> list[dict[str, Any]]:
    unit = f"{district.path}/s1/n1/c1/b1/u1"
    return [
        {"key": f"{n}", "name": "张三", "citizen_id": feeds.citizen_id(n), "unit_path": unit}
        for n in range(count)
    ]


def half_done(district: District, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A batch of which the first rows were applied, and whose job was cancelled then."""
    district.tree()
    feeds.agreed(district)
    batch = feeds.opened(district, DAY)
    feeds.completed(district, batch, feeds.sent(district, batch, rows).get_json()["rows"])
    assert registers.fire(district)
    return cancelled(district, batch)


def cancelled(district: District, batch: dict[str, Any]) -> dict[str, Any]:
    job_id = feeds.shown(district, batch)["job_id"]
    assert district.ok("POST", f"/jobs/{job_id}:cancel")["state"] == "cancelled"
    return feeds.shown(district, batch)


def test_a_batch_whose_job_is_cancelled_waits_for_a_person_and_goes_on_where_it_stood(
    district: District,
) -> None:
    batch = half_done(district, people(district))
    assert (batch["state"], batch["created"], batch["problem"]) == ("stopped", 50, "cancelled")
    assert district.house.events(district.code, "feed_batch", batch["id"]) == ["FeedBatchStopped"]
    assert broken(district) == {}
    other = feeds.opened(district, NEXT)
    feeds.sent(district, other, people(district, 1))
    refused = district.refused("POST", f"{feeds.path_of(other)}:complete", {"rows": 1})
    assert refused["code"] == "identity.feed.batch_under_way"
    assert district.refused("POST", f"/jobs/{batch['job_id']}:cancel")["code"] == "job_ended"
    assert district.ok("POST", f"{feeds.path_of(batch)}:resume")["state"] == "running"
    done = feeds.worked(district, batch)
    assert (done["state"], done["done"], done["created"]) == ("done", PEOPLE, PEOPLE)
    assert len(feeds.living(district)) == PEOPLE
    assert broken(district) == {}
    feeds.completed(district, other, 1)
    assert feeds.worked(district, other)["unchanged"] == 1


def test_a_file_whose_reading_is_cancelled_is_read_to_its_end_or_not_at_all(district: District) -> None:
    district.tree()
    feeds.agreed(district)
    for day, verb, state in ((DAY, "resume", "reading"), (NEXT, "discard", "discarded")):
        batch = feeds.opened(district, day)
        file_id = registers.uploaded(district, feeds.lines(people(district, 210)))
        district.ok("POST", f"{feeds.path_of(batch)}:take-file", {"file_id": file_id})
        assert registers.fire(district)
        stopped = cancelled(district, batch)
        assert (stopped["state"], stopped["rows"]) == ("stopped", 200)
        assert broken(district) == {}
        assert district.ok("POST", f"{feeds.path_of(batch)}:{verb}")["state"] == state
        done = feeds.worked(district, batch)
        while registers.fire(district):
            pass
        kept = len(feeds.results(district, batch))
        assert (done["state"], bool(kept)) == (("done", True) if verb == "resume" else ("discarded", False))
        assert broken(district) == {}


def test_a_job_that_is_no_batchs_is_cancelled_as_ever(district: District) -> None:
    registers.mapped(district)
    asked = registers.asked(registers.compound(district), registers.uploaded(district))
    job = district.ok("POST", "/imports", asked)
    assert district.ok("POST", f"/jobs/{job['id']}:cancel")["state"] == "cancelled"
    stranger = district.staff("dispatcher", district.path)[1]
    refused = district.refused("POST", f"/jobs/{job['id']}:cancel", None, stranger)
    assert refused["code"] == "not_found"
