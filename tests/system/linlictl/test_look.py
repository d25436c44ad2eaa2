# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits where: queues, lag, and the invariants."""

import pytest

from services.chassis.messaging.topology import Topology
from services.identity.domain.places import Place
from tests.system.linlictl.conftest import TENANT, Spine, until

TAKES_LONG = "two services and their workers are started for each test"


@pytest.fixture
def street(spine: Spine) -> Place:
    spine.start()
    street = spine.build(spine.found(), "001", "one")
    until(lambda: spine.heard(street) == ("one",) and spine.published())
    return street


RUNNING = ("identity", "dispatch")
"""The services that have a worker here: others have heard of nothing."""


def broken(spine: Spine, *more: str) -> dict[str, int]:
    """The broken invariants by name."""
    ran = spine.run("invariants", *RUNNING, *more, "--attempts", "1", "--output", "json")
    found = {f"{one['service']} {one['name']}": one["broken"] for one in ran.json if one["broken"]}
    assert ran.code == (1 if found else 0), ran.err
    return found


def test_queues_are_listed_with_what_waits(spine: Spine, topology: Topology) -> None:
    spine.start("identity")
    spine.found()
    until(spine.published)
    rows = spine.ok("queues", "--output", "json").json
    assert [(row["queue"], row["consumers"]) for row in rows] == [
        ("identity.inbox.0", 1),
        ("identity.inbox.1", 1),
        ("identity.dead", 1),
        ("dispatch.inbox.0", 0),
        ("dispatch.inbox.1", 0),
        ("dispatch.dead", 0),
    ]
    assert sum(row["ready"] for row in rows) == 1
    assert "dispatch.inbox.1" in spine.ok("queues").out


def test_lag_tells_what_waits_in_each_service(spine: Spine) -> None:
    root = spine.found()
    spine.identity.database.collection("timers").insert_one(
        {"_id": "t", "kind": "k", "due_at": (due := spine.identity.clock()), "next_try_at": due}
    )
    owner, copier = spine.ok("lag", *RUNNING, "--output", "json").json
    assert (owner["unpublished"], owner["timers_overdue"], owner["parked"]) == (1, 1, 0)
    assert owner["oldest_unpublished_seconds"] >= 0
    assert copier["unpublished"] == 0
    spine.identity.database.collection("timers").delete_many({})
    spine.broken = {"poison"}
    spine.start()
    until(spine.published)
    held = spine.ok("lag", "identity", "--output", "json").json[0]["leases"]
    assert {lease["name"] for lease in held} >= {"relay"}
    assert "lease relay" in spine.ok("lag").out
    spine.stop()
    spine.dispatch.database.collection("parked").insert_one({"_id": root.id, "tenant": "t", "lane": "l"})
    spine.dispatch.database.collection("waiting_lanes").insert_one({"_id": "l", "queue": 0, "awaits": "x"})
    (copier,) = spine.ok("lag", "dispatch", "--output", "json").json
    assert [copier[name] for name in ("parked", "lanes_waiting", "lanes_of_unknown_types")] == [1, 1, 1]


def test_all_invariants_hold_after_a_quiet_life(spine: Spine, street: Place) -> None:
    spine.rename(street, "two")
    until(lambda: spine.copy(street) == "two" and spine.published())
    assert broken(spine) == {}
    found = {one["name"]: one["checked"] for one in spine.ok("invariants", *RUNNING, "--output", "json").json}
    assert found["places_hang_together"] == 2
    assert found["copies_equal_the_owners_facts"] > 2
    assert "sequences_are_whole" in spine.ok("invariants", "identity").out


@pytest.mark.parametrize(
    ("service", "collection", "change", "names"),
    [
        ("identity", "events", {"sequence": 7}, {"identity sequences_are_whole"}),
        ("identity", "places", {"sequence": 7}, {"identity aggregates_stand_at_their_last_event"}),
        ("identity", "places", {"path": "/320585/009"}, {"identity places_hang_together"}),
        ("identity", "places", {"parent_id": "nobody"}, {"identity places_hang_together"}),
        ("identity", "places", {"grid_path": "/320585/g-1"}, {"identity grids_lie_in_neighbourhoods"}),
        (
            "identity",
            "places",
            {"entrance_path": "/320585/e-1"},
            {"identity units_lie_in_entrances_of_their_building"},
        ),
        ("identity", "places", {"name": "untold"}, {"identity facts_are_as_told"}),
        ("dispatch", "places", {"name": "misheard"}, {"dispatch copies_equal_the_owners_facts"}),
    ],
)
def test_damage_is_found(
    spine: Spine, street: Place, service: str, collection: str, change: dict[str, object], names: set[str]
) -> None:
    spine.stop()
    database = {"identity": spine.identity, "dispatch": spine.dispatch}[service].database
    where = {"aggregate": f"place/{street.id}"} if collection == "events" else {"id": street.id}
    assert database.collection(collection).update_one(where, {"$set": change}).modified_count == 1
    assert names <= broken(spine).keys()


def test_what_is_missing_or_stuck_is_found(spine: Spine, street: Place) -> None:
    spine.stop()
    spine.dispatch.database.collection("places").delete_one({"id": street.id})
    spine.dispatch.database.collection("parked").insert_one(
        {"_id": "p", "type": "x", "lane": "l", "event_id": "e", "attempts": 1, "error": "x"}
    )
    year_2020 = spine.identity.clock().replace(year=2020)
    long_ago = {"due_at": year_2020, "next_try_at": year_2020}
    spine.dispatch.database.collection("timers").insert_one({"_id": "t", "kind": "k", **long_ago})
    spine.dispatch.database.collection("leases").insert_one({"_id": "relay", "until": long_ago["due_at"]})
    spine.identity.database.collection("stalled_lanes").insert_one(
        {"_id": "l", "tenant": "t", "aggregate": "place/x", "sequence": 3, "since": year_2020}
    )
    assert spine.ok("lag", "identity", "--output", "json").json[0]["stalled_lanes"] == 1
    spine.rename(street, "unpublished")
    assert broken(spine, "--grace", "0").keys() >= {
        "identity nothing_stays_unpublished",
        "identity no_lane_stays_stalled",
        "dispatch copies_equal_the_owners_facts",
        "dispatch nothing_stays_parked",
        "dispatch timers_fire",
        "dispatch leases_are_alive",
    }


def test_an_offence_that_passes_does_not_count(spine: Spine, street: Place) -> None:
    """The services go on while the tool looks: it looks again before it blames."""
    spine.stop("identity")
    spine.rename(street, "two")
    spine.start("identity")
    assert spine.ok("invariants", *RUNNING, "--attempts", "20").code == 0


def test_lanes_that_wait_are_listed_with_what_they_wait_for(spine: Spine) -> None:
    spine.broken = {"poison"}
    spine.settings = spine.settings.model_copy(update={"retry_first_seconds": 60, "retry_attempts": 9})
    spine.start()
    street = spine.build(spine.found(), "001", "poison")
    spine.rename(street, "two")
    until(lambda: spine.parked() == 2)
    (lane,) = spine.ok("waiting", "dispatch", "--output", "json").json
    assert (lane["lane"], lane["events"]) == (f"{TENANT}/identity/place/{street.id}", 2)
    assert "cannot bear poison" in lane["error"]
    assert spine.ok("waiting", "dispatch", "--unknown", "--output", "json").json == []
    spine.dispatch.database.collection("waiting_lanes").update_one(
        {"_id": lane["lane"], "tenant": TENANT}, {"$set": {"awaits": "linli.identity.v9.New"}}
    )
    assert "linli.identity.v9.New" in spine.ok("waiting", "dispatch", "--unknown").out
