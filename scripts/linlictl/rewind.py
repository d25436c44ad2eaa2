# SPDX-License-Identifier: AGPL-3.0-or-later
"""`rewind`: what a lost broker took with it comes out of the event logs again."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime

import click

from scripts.linlictl import operations
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.hold import Hold
from scripts.linlictl.moments import moment
from scripts.linlictl.output import Show, agreed, say
from scripts.linlictl.progress import Progress
from scripts.services import SERVICES
from services.chassis.contracts import registry
from services.chassis.ids import first_id_at, made_at
from services.chassis.invariants import chunks
from services.chassis.messaging.partitions import inbox_lane
from services.chassis.store.database import Document
from services.chassis.store.event_feed import LATE, Position
from services.chassis.store.event_log import EVENTS
from services.chassis.store.positions import POSITIONS
from services.chassis.store.relay_records import STALLED, RelayRecords
from services.chassis.store.subscription import Subscription
from services.chassis.values import PLATFORM

CHUNK = 500
NEEDED = dict.fromkeys(("type", "tenant", "aggregate", "sequence"), 1)


@dataclass
class Missing:
    """What consumers have not taken of a service's published events: how many each, and the oldest's id."""

    counts: Counter[str] = field(default_factory=Counter)
    oldest: str = ""


@click.command()
@click.argument("services", nargs=-1, type=SERVICE)
@click.option("--to", "to", callback=moment, help="Go back to this time (ISO 8601, with zone), however much.")
@click.option("--dry-run", is_flag=True, help="Only say what consumers have not had.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", default="", help="Why; kept in each service's `operations`.")
@with_connections
def rewind(
    connections: Connections,
    show: Show,
    services: tuple[str, ...],
    to: datetime | None,
    *,
    dry_run: bool,
    yes: bool,
    reason: str,
) -> None:
    """Find what consumers have not had of published events, and set the relays back to the oldest of it.

    For a broker that was lost and made anew, and after a restore; run it before the workers start again, for
    an event that newer ones of its aggregate have overtaken is not taken any more (that is a case for
    `linlictl replay --forget`). Relays then read their logs from there and send everything behind to all; a
    consumer skips what it has had. What waits in a whole broker's queues counts as not had, too.
    """
    found = {service: missing(connections, service) for service in services or SERVICES}
    rows = [
        {"service": service, "consumer": consumer, "missing": count, "since": made_at(one.oldest)}
        for service, one in found.items()
        for consumer, count in sorted(one.counts.items())
    ]
    show.rows(rows, ("service", "consumer", "missing", "since"))
    back = {service: to or made_at(one.oldest) for service, one in found.items() if to or one.oldest}
    if dry_run or not back:
        say("nothing was changed" if back else "consumers have had everything; nothing was changed")
        return
    agreed(f"set back the relays of {', '.join(back)}?", yes=yes)
    for service, at in back.items():
        _set_back(connections, service, at, reason)
    say(f"set back: {', '.join(back)}; their workers send it again when they run")


def missing(connections: Connections, service: str) -> Missing:
    """Reads the service's whole log and its consumers' positions, in chunks."""
    consumers = {
        name: contract.consumers for name, contract in registry().items() if contract.owner == service
    }
    hearing = {one for names in consumers.values() for one in names}
    there = {one for one in hearing if Subscription(connections.database(one)).read()}
    for absent in sorted(hearing - there):
        say(f"{absent} has no inbox: it never ran, and is passed over")
    found = Missing()
    for chunk in chunks(_published(connections, service, sorted(consumers)), CHUNK):
        for consumer in there:
            wanted = [event for event in chunk if consumer in consumers[event["type"]]]
            for event in _not_taken(connections, consumer, wanted):
                found.counts[consumer] += 1
                found.oldest = min(found.oldest or event["_id"], event["_id"])
    return found


def _published(connections: Connections, service: str, types: list[str]) -> Iterator[Document]:
    database, progress = connections.database(service), Progress(f"{service}: events")
    where = {"_id": {"$lte": RelayRecords(database).position().newest}, "type": {"$in": types}}
    for event in database.collection(EVENTS).find(where, NEEDED):
        progress.add(1)
        yield event


def _not_taken(connections: Connections, consumer: str, events: list[Document]) -> list[Document]:
    lanes = sorted({_lane(event) for event in events})
    positions = connections.database(consumer).collection(POSITIONS)
    taken = {one["_id"]: one["sequence"] for one in positions.find({"_id": {"$in": lanes}}, {"sequence": 1})}
    return [one for one in events if one["sequence"] > taken.get(_lane(one), 0)]


def _lane(event: Document) -> str:
    return inbox_lane(event["type"], event["tenant"], event["aggregate"])


def _set_back(connections: Connections, service: str, at: datetime, reason: str) -> None:
    """Lanes that the broker had refused are read again with the rest, so their records go."""
    database = connections.database(service)
    stalled = database.collection(STALLED)
    with ExitStack() as stack:
        stack.enter_context(Hold(database))
        records = list(stalled.find())
        for one in records:
            where = {name: one[name] for name in ("tenant", "aggregate", "sequence")}
            if event := database.collection(EVENTS).find_one(where, {"_id": 1}):
                at = min(at, made_at(event["_id"]))
        RelayRecords(database).save(Position(None, at, first_id_at(at - LATE)))
        for one in records:
            stalled.delete_one({"_id": one["_id"], "tenant": one["tenant"]})
    operations.record(database, "rewind", reason, [{"tenant": PLATFORM, "to": at}])
