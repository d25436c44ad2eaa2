# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chassis' inboxes of one process: they consume `count` events, then it says how long that took.

A queue has a thread; `number` says which is the only one to be consumed.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event as Flag
from threading import Lock, Thread
from time import monotonic
from typing import Any

from scripts.bench.subjects import service
from scripts.bench.subjects.speech import orders, say
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.inbox import Inbox
from services.chassis.messaging.topology import Topology
from services.chassis.messaging.waiting import Retries
from services.chassis.observe import configure


@dataclass
class Watch:
    """What the inboxes of the process have done. `committed`: when each aggregate's last effect was."""

    left: int
    each: bool
    stop: Flag = field(default_factory=Flag)
    began: float = 0.0
    ended: float = 0.0
    committed: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


class TimedInbox(Inbox):
    """Tells the watch of its batches."""

    watch: Watch

    def handle(self, batch: Sequence[tuple[Mapping[str, Any], bytes]], *rest: Any) -> None:  # noqa: ANN401
        watch = self.watch
        watch.began = watch.began or monotonic()
        super().handle(batch, *rest)
        with watch.lock:
            watch.ended = monotonic()
            if watch.each:
                subjects = (headers["cloudEvents_subject"] for headers, _ in batch)
                watch.committed |= {subject.removeprefix("thing/"): watch.ended for subject in subjects}
            watch.left -= len(batch)
            if watch.left <= 0:
                watch.stop.set()


def main() -> None:
    given = orders()
    settings = service.settings(given)
    configure("bench", settings)
    store = service.hearer(settings)
    topology = Topology("dispatch")
    topology.declare_inbox(BrokerAddress(given["amqp_url"]), (service.EVENT,), settings.inbox_queues)
    watch = Watch(given["count"], given.get("each", False))
    numbers = [given["number"]] if "number" in given else range(settings.inbox_queues)
    threads = []
    for number in numbers:
        inbox = TimedInbox(
            BrokerAddress(given["amqp_url"]),
            topology,
            number,
            store,
            service.reactions(),
            settings.batch_size,
            Retries(3, 1.0),
        )
        inbox.watch = watch
        threads.append(Thread(target=inbox.run, args=(watch.stop,), name=topology.queue(number)))
    say(ready=True)
    if given.get("held"):
        sys.stdin.readline()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    say(began=watch.began, ended=watch.ended, committed=watch.committed)


if __name__ == "__main__":
    main()
