# SPDX-License-Identifier: AGPL-3.0-or-later
"""The consuming side: events wait in the queue; how many effects a second does one process commit?"""

from collections.abc import Callable
from contextlib import ExitStack

from pymongo import MongoClient

from scripts.bench import filling
from scripts.bench.children import Child, ask, chassis, foreign
from scripts.bench.filling import Orders
from scripts.bench.measure import alternate
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.servers import Document
from services.chassis.messaging.topology import Topology
from services.chassis.settings import Settings

QUEUE = Topology("dispatch").queue(0)
AS_SHIPPED = int(Settings.model_fields["inbox_queues"].default)
LANES = (1, 2, 4)
LABELS = {
    "ours": "Linli",
    "one_queue": "Linli, one queue",
    "limit": "limit",
    "nameko": "Nameko",
    "celery": "Celery",
}


def consuming(run: Run) -> Outcome:
    """One consumer process each: ours, the limit, Nameko, Celery.

    Ours is as it is shipped, with a thread for each of its queues; once more with one queue only.

    Each time on an engine that has seen no data: the embedded one grows slower with every write outside of a
    transaction, and what is measured after would pay for what was measured before. Celery has fewer events.
    """
    many, fewest = run.sizes.events, run.sizes.celery_events
    subjects = {
        "ours": _ours(run, AS_SHIPPED),
        "one_queue": _ours(run, 1),
        "limit": _rate(run, chassis("baselines.limit_consume"), filling.chassis_queues, many, "limit"),
        "nameko": _rate(run, foreign("nameko_events"), filling.nameko_queue, many, "nameko"),
        "celery": _rate(run, foreign("celery_events"), filling.celery_queue, fewest, "celery"),
    }
    taken = alternate(subjects, run.sizes.turns, run.say)
    outcome = Outcome("Events committed exactly once a second, one consumer process", "events/s")
    for name, label in LABELS.items():
        outcome.bar(label, taken[name])
        outcome.figure(f"events_per_second.{name}", taken[name])
    outcome.ratio("events_vs_nameko", taken["ours"].over(taken["nameko"]), 10)
    outcome.ratio("events_vs_celery", taken["ours"].over(taken["celery"]))
    outcome.ratio("events_vs_limit", taken["ours"].over(taken["limit"]), 0.8)
    outcome.ratio("events_vs_limit_one_queue", taken["one_queue"].over(taken["limit"]), 0.8)
    return outcome


def _ours(run: Run, queues: int) -> Callable[[], float]:
    command = chassis("subjects.consume")
    return _rate(run, command, filling.chassis_queues, run.sizes.events, "hearer", queues=queues)


def _rate(
    run: Run,
    command: list[str],
    fill: Callable[[Orders, int], None],
    count: int,
    database: str,
    **more: object,
) -> Callable[[], float]:
    def measure() -> float:
        with run.servers.fresh_engine() as uri:
            orders = run.servers.corner(count=count, queue=QUEUE, **more) | {"mongodb_uri": uri}
            fill(orders, count)
            said = ask(command, orders)
            _check(uri, f"{orders['database']}{database}", count)
        return count / float(said["ended"] - said["began"])

    return measure


def _check(uri: str, database: str, count: int) -> None:
    with MongoClient[Document](uri) as client:
        found = client[database]["effects"].count_documents({})
    if found != count:
        raise RuntimeError(f"{database}: {found} effects of {count} events")


def queues(run: Run) -> Outcome:
    """1, 2 and 4 queues, each with a consumer process of its own."""

    def lanes(number: int) -> Callable[[], float]:
        return lambda: _lanes(run, number)

    taken = alternate({str(number): lanes(number) for number in LANES}, run.sizes.lane_turns, run.say)
    outcome = Outcome("Consumer processes, one a queue", "events/s")
    for number in LANES:
        outcome.bar(f"{number}", taken[str(number)])
        outcome.figure(f"queues.{number}", taken[str(number)])
    return outcome


def _lanes(run: Run, number: int) -> float:
    count = run.sizes.events
    orders = run.servers.corner(queues=number)
    filling.chassis_queues(orders, count)
    depths = filling.depths(orders, number)
    with ExitStack() as stack:
        children = [
            stack.enter_context(
                Child(chassis("subjects.consume"), orders | {"number": lane, "count": depth, "held": True})
            )
            for lane, depth in enumerate(depths)
            if depth
        ]
        for child in children:
            child.hear()
        for child in children:
            child.tell("go")
        said = [child.finish() for child in children]
    _check(run.servers.mongodb_uri, f"{orders['database']}hearer", count)
    return count / float(max(one["ended"] for one in said) - min(one["began"] for one in said))
