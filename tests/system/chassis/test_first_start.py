# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever hears of something is awaited: a service that starts later than another misses nothing."""

import pika
import pytest

from services.chassis.messaging.topology import NotDeclared, Topology
from tests.system.chassis.conftest import Bench, metric
from tests.system.chassis.relaying import TOLD, relay_of, run_out

EARLY, LATE = "dispatch", "deliberation"


def waiting(bench: Bench, service: str) -> int:
    """How many events wait in a service's only queue."""
    with pika.BlockingConnection(bench.broker.pika()) as connection:
        queue = bench.topology.queue(0).replace(EARLY, service)
        count: int = connection.channel().queue_declare(queue, passive=True).method.message_count
        return count


def test_nothing_is_published_before_every_consumer_has_an_inbox(bench: Bench) -> None:
    Topology(EARLY).declare_inbox(bench.broker, (TOLD,), 1)
    bench.tell("a", "x")
    relay = relay_of(bench, consumers=(EARLY, LATE))
    with pytest.raises(NotDeclared, match=f"no inbox on the broker yet: {LATE} .*LINLI_ABSENT_SERVICES"):
        relay.step()
    relay.interrupt()
    assert (waiting(bench, EARLY), metric("linli_relay_awaits")) == (0, 1)
    Topology(LATE).declare_inbox(bench.broker, (TOLD,), 1)
    run_out(bench, relay)
    assert [waiting(bench, name) for name in (EARLY, LATE)] == [1, 1]
    assert metric("linli_relay_awaits") == 0


def test_who_is_left_out_is_not_awaited(bench: Bench) -> None:
    Topology(EARLY).declare_inbox(bench.broker, (TOLD,), 1)
    bench.tell("a", "x")
    run_out(bench, relay_of(bench, consumers=(EARLY,)))
    assert waiting(bench, EARLY) == 1
