# SPDX-License-Identifier: AGPL-3.0-or-later
"""The relay's order, whatever the ids say and however much it reads ahead."""

from services.chassis.store.outbox import Outbox
from tests.system.chassis.conftest import Bench, until


def move(bench: Bench, sequence: int, new_id: str) -> None:
    """Give an event another id, as a process with a clock that is wrong would have."""
    events = bench.sender.database.collection("events")
    found = events.find_one({"aggregate": "thing/a", "sequence": sequence})
    assert found is not None
    events.delete_one({"_id": found["_id"]})
    events.insert_one(found | {"_id": new_id})


def test_a_gap_inside_what_was_read_is_filled(bench: Bench) -> None:
    for number in range(1, 6):
        bench.tell("a", str(number))
    move(bench, 3, "ffffffff-ffff-7fff-bfff-ffffffffffff")
    bench.settings = bench.settings.model_copy(update={"batch_size": 1})
    for number in range(12):
        bench.tell(f"other{number}", "x")
    bench.start()
    until(lambda: bench.heard("a") == ("1", "2", "3", "4", "5"))
    until(lambda: not Outbox(bench.sender.database).oldest(1))


def test_many_events_of_one_aggregate_among_many_others(bench: Bench) -> None:
    expected = tuple(str(number) for number in range(25))
    for name in expected:
        bench.tell("a", name)
        bench.tell(f"b{name}", name)
    bench.settings = bench.settings.model_copy(update={"batch_size": 7})
    bench.start()
    until(lambda: bench.heard("a") == expected, 40)
    until(lambda: all(bench.heard(f"b{name}") == (name,) for name in expected), 40)
