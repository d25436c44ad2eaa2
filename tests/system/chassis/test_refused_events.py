# SPDX-License-Identifier: AGPL-3.0-or-later
"""The relay when the broker takes some events and refuses others, and when others are faster."""

from collections.abc import Sequence
from threading import Event as Flag
from threading import Thread

from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.envelope import Outgoing
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.relay import Relay
from services.chassis.messaging.topology import BrokerDown
from services.chassis.store import Contention
from services.chassis.store.leases import Lease
from services.chassis.store.outbox import Outbox
from tests.system.chassis.conftest import Bench, until


class Crowded(Publisher):
    """A broker whose queue for `thing/a` is full for so many batches."""

    def __init__(self, broker: BrokerAddress, full: int) -> None:
        super().__init__(broker, "linli.events")
        self.accepted: list[str] = []
        self.full = full

    def publish(self, messages: Sequence[Outgoing]) -> set[str]:
        refused = set()
        if self.full:
            refused = {next(m.id for m in messages if m.headers["cloudEvents_subject"] == "thing/a")}
            self.full -= 1
        self.accepted += [message.id for message in messages if message.id not in refused]
        return refused


class Busy(Outbox):
    """An outbox whose first marking meets a faster transaction at every attempt."""

    contended = 0

    def mark(self, ids: Sequence[str]) -> None:
        if not self.contended:
            self.contended += 1
            raise Contention
        super().mark(ids)


def ids_in_order(bench: Bench) -> list[str]:
    events = bench.sender.database.collection("events").find().sort("sequence", 1)
    return [event["_id"] for event in events]


def lease(bench: Bench) -> Lease:
    return Lease(bench.sender.database, "relay", "test", 60)


def steps(relay: Relay, count: int) -> None:
    for _ in range(count):
        try:
            relay.step()
        except BrokerDown:
            continue


def test_nothing_overtakes_a_refused_event_of_its_aggregate(bench: Bench) -> None:
    for number in range(4):
        bench.tell("a", str(number))
    publisher = Crowded(bench.broker, full=1)
    steps(Relay(Outbox(bench.sender.database), publisher, lease(bench), 50), 10)
    assert publisher.accepted == ids_in_order(bench)


def test_a_refused_event_holds_up_its_own_aggregate_only(bench: Bench) -> None:
    for thing in ("a", "b", "c"):
        bench.tell(thing, "first")
        bench.tell(thing, "second")
    publisher = Crowded(bench.broker, full=4)
    steps(Relay(Outbox(bench.sender.database), publisher, lease(bench), 50), 4)
    left = Outbox(bench.sender.database).oldest(10)
    assert [event["aggregate"] for event in left] == ["thing/a", "thing/a"]


def test_a_relay_that_meets_faster_ones_goes_on(bench: Bench) -> None:
    bench.tell("a", "once")
    publisher = Crowded(bench.broker, full=0)
    stop, outbox = Flag(), Busy(bench.sender.database)
    thread = Thread(target=Relay(outbox, publisher, lease(bench), 50).run, args=(stop,))
    thread.start()
    until(lambda: outbox.contended == 1 and not outbox.oldest(1))
    stop.set()
    thread.join(20)
    assert not thread.is_alive()
