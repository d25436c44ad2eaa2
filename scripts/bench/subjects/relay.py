# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chassis' relay: publishes what is recorded until `count` events are out, then says how long it took."""

from threading import Event as Flag
from time import monotonic

from scripts.bench.subjects import service
from scripts.bench.subjects.speech import orders, say
from services.chassis.ids import new_id
from services.chassis.leased_job import LeasedJob
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.relay import Relay
from services.chassis.messaging.topology import Topology
from services.chassis.observe import configure
from services.chassis.store.leases import Lease


class TimedRelay(Relay):
    """Remembers when its first batch began and stops after the last."""

    def watch(self, count: int, stop: Flag) -> None:
        self.left, self.stop = count, stop
        self.began = self.ended = 0.0

    def step(self) -> int:
        started = monotonic()
        published = super().step()
        if published:
            self.began = self.began or started
            self.left -= published
            self.ended = monotonic()
            if self.left <= 0:
                self.stop.set()
        return published


def main() -> None:
    given = orders()
    settings = service.settings(given)
    configure("bench", settings)
    database = service.sender(settings).database
    topology = Topology("dispatch")
    topology.declare_inbox(BrokerAddress(given["amqp_url"]), (service.EVENT,), settings.inbox_queues)
    publisher = Publisher(BrokerAddress(given["amqp_url"]), topology.events)
    relay = TimedRelay(database, publisher, settings.batch_size)
    stop = Flag()
    relay.watch(given["count"], stop)
    say(ready=True)
    job = LeasedJob(Lease(database, "relay", new_id()))
    job.run(relay.step, stop, interrupted=relay.interrupt, ending=relay.drain)
    say(began=relay.began, ended=relay.ended)


if __name__ == "__main__":
    main()
