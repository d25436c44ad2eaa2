# SPDX-License-Identifier: AGPL-3.0-or-later
"""The relay: recorded events wait; how many a second does it publish?"""

from collections.abc import Callable

from scripts.bench import filling
from scripts.bench.children import ask, chassis
from scripts.bench.measure import alternate
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.subjects import service
from scripts.bench.subjects.service import EVENT
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.topology import Topology
from services.chassis.store.event_feed import Position
from services.chassis.store.relay_records import RelayRecords

SLICE = 1000


def relaying(run: Run) -> Outcome:
    subjects = {
        "ours": _rate(run, chassis("subjects.relay")),
        "limit": _rate(run, chassis("baselines.limit_relay")),
    }
    taken = alternate(subjects, run.sizes.turns, run.say)
    outcome = Outcome("Recorded events published a second", "events/s")
    outcome.bar("Linli", taken["ours"])
    outcome.bar("limit", taken["limit"])
    outcome.figure("relay_per_second.ours", taken["ours"])
    outcome.figure("relay_per_second.limit", taken["limit"])
    outcome.ratio("relay_vs_limit", taken["ours"].over(taken["limit"]), 0.7)
    return outcome


def _rate(run: Run, command: list[str]) -> Callable[[], float]:
    count = run.sizes.relayed

    def measure() -> float:
        orders = run.servers.corner(count=count)
        Topology("dispatch").declare_inbox(BrokerAddress(orders["amqp_url"]), (EVENT,), 1)
        database = service.sender(service.settings(orders)).database
        log = database.collection("events")
        with log.watch() as stream:
            RelayRecords(database).save(Position(stream.resume_token))
        for start in range(0, count, SLICE):
            waiting = filling.documents(min(SLICE, count - start))
            log.insert_many([document | {"trace": {}} for document in waiting])
        said = ask(command, orders)
        if filling.depths(orders, 1) != [count]:
            raise RuntimeError(f"not each of {count} events is in the queue once")
        return count / float(said["ended"] - said["began"])

    return measure
