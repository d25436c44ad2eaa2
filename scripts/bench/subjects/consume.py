# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chassis' inbox: consumes `count` events from one partition, then says how long it took."""

import sys
from collections.abc import Sequence
from threading import Event as Flag
from time import monotonic
from typing import Any

from scripts.bench.subjects import service
from scripts.bench.subjects.speech import orders, say
from services.chassis.messaging.inbox import Inbox, Retries
from services.chassis.messaging.topology import Topology
from services.chassis.observe import configure


class TimedInbox(Inbox):
    """Remembers when its first batch came and when each aggregate's last effect was committed."""

    def watch(self, count: int, stop: Flag, *, each: bool) -> None:
        self.left, self.stop, self.each = count, stop, each
        self.began = self.ended = 0.0
        self.committed: dict[str, float] = {}

    def handle(self, batch: Sequence[tuple[dict[str, Any], bytes]], *rest: Any) -> None:  # noqa: ANN401
        self.began = self.began or monotonic()
        super().handle(batch, *rest)
        self.ended = monotonic()
        if self.each:
            subjects = (headers["cloudEvents_subject"] for headers, _ in batch)
            self.committed |= {subject.removeprefix("thing/"): self.ended for subject in subjects}
        self.left -= len(batch)
        if self.left <= 0:
            self.stop.set()


def main() -> None:
    given = orders()
    settings = service.settings(given)
    configure("bench", "warning")
    store = service.hearer(settings)
    topology = Topology("dispatch", settings.partitions)
    topology.declare(given["amqp_url"], (service.EVENT,))
    stop = Flag()
    inbox = TimedInbox(
        given["amqp_url"],
        topology.queue(given.get("partition", 0)),
        topology.dead,
        store,
        "dispatch",
        service.reactions(),
        settings.batch_size,
        Retries(3, 1.0),
    )
    inbox.watch(given["count"], stop, each=given.get("each", False))
    say(ready=True)
    if given.get("held"):
        sys.stdin.readline()
    inbox.run(stop)
    say(began=inbox.began, ended=inbox.ended, committed=inbox.committed)


if __name__ == "__main__":
    main()
