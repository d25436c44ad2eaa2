# SPDX-License-Identifier: AGPL-3.0-or-later
"""The spine keeps its promise while it is killed."""

from hypothesis import given
from hypothesis import strategies as st

from tests.chaos.audit import orders_of
from tests.chaos.plan import APIS, BUSY, KINDS, UNDER_FIRE, make, part
from tests.chaos.points import of_commands
from tests.chaos.short import chaos

TAKES_LONG = "a quarter of a minute of faults, and the start and the check of a whole copy"


def test_nothing_is_lost_doubled_or_reordered() -> None:
    code, found, said = chaos("--duration", "15", "--gap", "1", "--seed", "25", "--part")
    assert code == 0, said
    assert (found["lost"], found["doubled"], found["reordered"]) == (0, 0, 0)
    assert found["kills"] >= 1
    assert found["acknowledged"] > 20
    assert found["events"] > 50
    assert set(found["invariants"].values()) == {"ok"}


def test_order_is_that_of_each_service() -> None:
    """Two services have an aggregate of the same name each, such as the head of the audit trail."""
    events = [
        {"_id": f"{service}{number}", "type": f"linli.{service}.v1.AuditSealed", "sequence": number}
        for service in ("identity", "dispatch")
        for number in (1, 2)
    ]
    wanted = {event["_id"]: event["sequence"] for event in events}
    came = ["identity1", "identity2", "dispatch1", "identity1", "dispatch2", "unheard"]
    assert orders_of(events, came, wanted) == [[1, 2], [1, 2]]
    assert orders_of(events, ["dispatch2", "identity1", "dispatch1"], wanted) == [[2, 1], [1]]


def test_the_plan_follows_from_the_seed() -> None:
    assert make(7, 3600, 3, 2) == make(7, 3600, 3, 2)
    assert make(7, 3600, 3, 2) != make(8, 3600, 3, 2)
    assert {fault.kind for fault in make(7, 3600, 3, 2)} == set(KINDS)


def test_every_point_of_every_service_is_drawn_sometime() -> None:
    drawn = {
        (fault.target, fault.detail.split()[0]) for fault in make(7, 60_000, 3, 1) if fault.kind == "point"
    }
    for process, named in BUSY.items():
        for point in (*named, *of_commands(process)):
            assert (process if process in APIS else f"{process}-1", point) in drawn


@given(st.integers(0, 1000))
def test_nothing_befalls_a_service_that_a_short_run_leaves_out(seed: int) -> None:
    services = part(seed)
    for fault in make(seed, 600, 3, 2, services=services):
        name = fault.target.partition("-")[0]
        assert name in services or name not in UNDER_FIRE
