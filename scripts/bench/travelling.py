# SPDX-License-Identifier: AGPL-3.0-or-later
"""The whole way of an event, from the call of a command to its committed effect: how many, and how soon."""

import json
import time
from typing import Any

import pika

from scripts.bench import filling
from scripts.bench.children import Child, ask, chassis, foreign
from scripts.bench.filling import Orders
from scripts.bench.measure import Series, percentile
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from services.chassis.store.store import DURABLE, SNAPSHOT

PAUSE_S = 0.1
NAMES = {"ours": "Linli", "nameko": "Nameko", "two_transactions": "Two transactions alone"}


def end_to_end(run: Run) -> Outcome:
    """Commands emit as fast as they can; a relay and a consumer work beside them."""
    count = run.sizes.end_to_end
    rates = []
    for turn in range(run.sizes.lane_turns):
        said = _travel(run, count, 0.0)
        rates.append(count / (max(said["committed"].values()) - min(said["began_at"].values())))
        run.say(f"  {turn + 1}/{run.sizes.lane_turns}  {rates[-1]:,.0f} events/s")
    outcome = Outcome("Command → relay → broker → effect, one event a command", "events/s")
    outcome.bar("Linli", Series(tuple(rates)))
    outcome.figure("end_to_end_per_second", Series(tuple(rates)))
    return outcome


def latency(run: Run) -> Outcome:
    """One event at a time, many times."""
    count = run.sizes.latency_events
    said = _travel(run, count, PAUSE_S)
    ours = _milliseconds(said["began_at"], said["committed"])
    found = {"ours": ours, "nameko": _nameko(run, count), "two_transactions": _two_transactions(run, count)}
    outcome = Outcome("From the call of the command to the committed effect, at low load", "ms")
    for key, name in (
        ("ours", "Linli"),
        ("nameko", "Nameko"),
        ("two_transactions", "Two transactions alone"),
    ):
        for label, share in (("p50", 0.5), ("p99", 0.99)):
            value = Series((percentile(found[key], share),))
            outcome.bar(f"{name} {label}", value)
            outcome.figure(f"latency_ms.{key}_{label}", value)
    median, nameko, bare = (Series((percentile(values, 0.5),)) for values in found.values())
    outcome.ratio("latency_p50_ms", median, most=12)
    outcome.ratio("latency_vs_nameko", median.over(nameko), most=2.5)
    outcome.figure("latency_vs_two_transactions", median.over(bare))
    outcome.notes += [
        "Linli: a transaction with document and event, relay, broker, transaction; Nameko: publish to insert",
        "Two transactions alone: what the engine takes for ours, by hand, without relay, broker and consumer",
    ]
    return outcome


def _travel(run: Run, count: int, pause: float) -> dict[str, Any]:
    orders = run.servers.corner(count=count, pause=pause, each=True)
    with (
        Child(chassis("subjects.consume"), orders) as consumer,
        Child(chassis("subjects.relay"), orders) as relay,
        Child(chassis("subjects.emit"), orders) as emitter,
    ):
        for child in (consumer, relay, emitter):
            child.hear()
        emitter.tell("go")
        return emitter.finish() | consumer.finish()


def _nameko(run: Run, count: int) -> list[float]:
    orders: Orders = run.servers.corner(count=count, each=True)
    ask(foreign("nameko_events"), orders | {"count": 0})
    connection = pika.BlockingConnection(pika.URLParameters(orders["amqp_url"]))
    channel = connection.channel()
    began: dict[str, float] = {}
    with Child(foreign("nameko_events"), orders) as child:
        child.hear()
        for _ in range(count):
            time.sleep(PAUSE_S)
            event = filling.fact()
            began[event["id"]] = time.monotonic()
            properties = pika.BasicProperties("application/json", "utf-8", delivery_mode=2)
            channel.basic_publish("sender.events", "place_changed", json.dumps(event), properties)
        said = child.finish()
    connection.close()
    return _milliseconds(began, said["committed"])


def _two_transactions(run: Run, count: int) -> list[float]:
    """Of two documents each, as a command and a consumer commit them: no design can be faster."""
    database = run.servers.client[run.servers.database()]
    took = []
    for _ in range(count):
        time.sleep(PAUSE_S)
        began = time.monotonic()
        for pair in (("things", "events"), ("effects", "positions")):
            with run.servers.client.start_session() as session:
                session.start_transaction(SNAPSHOT, DURABLE)
                for name in pair:
                    database[name].insert_one(filling.fact(), session=session)
                session.commit_transaction()
        took.append((time.monotonic() - began) * 1000)
    return took


def _milliseconds(began: dict[str, float], ended: dict[str, float]) -> list[float]:
    return [(ended[key] - moment) * 1000 for key, moment in began.items()]
