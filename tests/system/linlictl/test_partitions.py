# SPDX-License-Identifier: AGPL-3.0-or-later
"""The number of queues changes under load, and no lane loses its order.

Takes half a minute: twice the relay's lease has to be waited for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from threading import Event as Flag
from threading import Thread

import pytest

from services.chassis.clock import pause
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.partitions import PARTITIONS
from services.chassis.messaging.topology import Topology
from services.chassis.store.subscription import Subscription
from services.identity.domain.places import Place
from tests.system.linlictl.conftest import Spine, until

TAKES_LONG = "a load runs while the number of queues changes twice"

STREETS = 6


class Load(Thread):
    """Renames streets in turn until it is told to stop."""

    def __init__(self, spine: Spine, streets: list[Place]) -> None:
        super().__init__(daemon=True)
        self._spine, self._streets = spine, streets
        self.over = Flag()
        self.names: list[str] = []

    def run(self) -> None:
        while not self.over.is_set():
            name = f"n{len(self.names)}"
            for street in self._streets:
                self._spine.rename(street, name)
            self.names.append(name)
            pause(0.05)


def test_lanes_keep_their_order_while_the_number_of_queues_changes(spine: Spine) -> None:
    spine.start()
    root = spine.found()
    streets = [spine.build(root, f"{number:03}", "new") for number in range(1, STREETS + 1)]
    load = Load(spine, streets)
    load.start()
    for number in (4, 3):
        ran = spine.ok("partitions", "dispatch", str(number), "--yes", "--reason", "more workers")
        assert f"dispatch has {number} queue(s)" in ran.err
        until(lambda number=number: [one["consumers"] for one in queues(spine)] == [1] * number)
    load.over.set()
    load.join(20)
    expected = ("new", *load.names)
    until(lambda: all(spine.heard(street) == expected for street in streets))
    kept = spine.dispatch.database.collection("operations").find_one({"what": "partitions"})
    assert kept is not None
    assert (kept["from_queues"], kept["to_queues"], kept["why"]) == (2, 4, "more workers")


def queues(spine: Spine) -> list[dict[str, int]]:
    rows = spine.ok("queues", "--output", "json").json
    return [row for row in rows if row["queue"].startswith("dispatch.inbox.")]


def test_a_change_that_broke_off_is_completed(spine: Spine, topology: Topology) -> None:
    """Some partitions are bound anew, others are not, and the workers consume all queues."""
    subscription = Subscription(spine.dispatch.database)
    subscription.aim(4)
    with pytest.raises(RuntimeError):
        Dying("dispatch").rebind(BrokerAddress.of(spine.settings), {2}, 4)
    spine.start()
    street = spine.build(spine.found(), "001", "one")
    until(lambda: spine.heard(street) == ("one",))
    spine.ok("partitions", "dispatch", "4", "--yes")
    record = subscription.read()
    assert record is not None
    assert (record.queues, record.target, record.paused_until) == (4, 0, None)
    spine.rename(street, "two")
    until(lambda: spine.heard(street) == ("one", "two"))


@dataclass(frozen=True)
class Dying(Topology):
    """Dies when some partitions are bound."""

    asked: Iterator[int] = field(default_factory=count)

    def queue(self, number: int) -> str:
        if next(self.asked) > PARTITIONS // 2:
            raise RuntimeError("killed")
        return super().queue(number)


def test_looking_changes_nothing(spine: Spine, topology: Topology) -> None:
    looked = spine.ok("partitions", "dispatch", "--output", "json")
    assert looked.json == {"queues": 2, "target": 2, "partitions_to_move": 0}
    looked = spine.ok("partitions", "dispatch", "3", "--dry-run", "--output", "json")
    assert looked.json["partitions_to_move"] == 84
    assert "nothing was changed" in looked.err
    assert spine.run("partitions", "dispatch", "129").code == 2
    assert "has no inbox" in spine.run("partitions", "identity", "3").err
