# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lanes that wait: for a newer release, for another try; in turns of tenants, whatever waits beside them."""

from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from pymongo import MongoClient
from pymongo.monitoring import CommandListener

from proto.linli.dispatch.v1 import events_pb2 as dispatch
from proto.linli.identity.v1 import events_pb2 as identity
from services.chassis.messaging import Reactions
from services.chassis.messaging.envelope import PREFIX, pack
from services.chassis.messaging.inbox import Inbox
from services.chassis.messaging.inboxes import subscribe
from services.chassis.messaging.waiting import Retries
from services.chassis.observe import configure
from services.chassis.settings import Settings
from services.chassis.store import Database, Store
from services.chassis.store.parked import PARKED
from services.chassis.store.positions import POSITIONS, WAITING_LANES
from services.chassis.store.subscription import Subscription
from tests.system.chassis.conftest import Bench, HearerTx, metric

NEW = "linli.identity.v9.PlaceChanged"
KNOWN = "linli.identity.v1.PlaceChanged"
RETRIES = Retries(attempts=2, first_seconds=0.0)
Delivered = tuple[dict[str, Any], bytes]


@pytest.fixture(autouse=True)
def _terse_logs(settings: Settings) -> Iterator[None]:
    """A hundred tracebacks with the values at hand take longer than everything else."""
    configure("tests", settings)
    yield
    structlog.reset_defaults()


def inbox_of(bench: Bench, reactions: Reactions | None = None, store: Store[Any] | None = None) -> Inbox:
    known = reactions or bench.reactions()
    return Inbox(bench.broker, bench.topology, 0, store or bench.hearer, known, 10, RETRIES)


def only(bench: Bench, *types: str) -> Reactions:
    """The reactions of a release that consumes no more than these."""
    chosen, everything = Reactions(), bench.reactions()
    for event_type in types:
        reaction = everything.get(event_type)
        assert reaction is not None
        chosen.on(event_type)(reaction)
    return chosen


def deliveries(bench: Bench, **changed: str) -> list[Delivered]:
    messages = [pack(event, mandatory=True) for event in bench.recorded()]
    change = {PREFIX + name: value for name, value in changed.items()}
    return [(dict(message.headers) | change, message.body) for message in messages]


def parked(bench: Bench) -> list[tuple[str, int]]:
    found = bench.hearer.database.collection(PARKED).find().sort("sequence")
    return [(document["type"], document["attempts"]) for document in found]


def test_an_unknown_type_waits_with_its_lane_and_goes_on_in_the_release_that_knows_it(bench: Bench) -> None:
    for name in ("1", "2", "3"):
        bench.tell("a", name)
    bench.tell("b", "other")
    first, second, third, other = deliveries(bench)
    old = inbox_of(bench, Reactions())
    old.handle([first, second])
    for _ in range(5):
        old.retry_parked()
    assert parked(bench) == [(KNOWN, 0), (KNOWN, 0)], "no failure is counted"
    assert bench.dead_letters() == []
    assert metric("linli_inbox_waiting_lanes", queue="dispatch.inbox.0", why="unknown_type") == 1
    new = inbox_of(bench)
    new.handle([third, other])
    assert (bench.heard("a"), bench.heard("b")) == ((), ("other",))
    new.retry_parked()
    assert (bench.heard("a"), parked(bench)) == (("1", "2", "3"), [])


def test_an_unknown_type_behind_another_event_stops_the_lane_there(bench: Bench) -> None:
    for name in ("sick", "2", "3"):
        bench.tell("a", name)
    bench.fail = lambda name: name == "sick"
    first, second, third = deliveries(bench)
    second[0][f"{PREFIX}type"] = NEW
    inbox = inbox_of(bench)
    inbox.handle([first, second, third])
    for _ in range(5):
        inbox.retry_parked()
    assert [letter.reason for letter in bench.dead_letters()] == ["handler_failed"]
    assert parked(bench) == [(NEW, 0), (KNOWN, 0)]


def test_a_type_that_this_release_dropped_is_skipped_and_one_that_a_newer_added_waits(bench: Bench) -> None:
    created = "linli.identity.v1.PlaceCreated"
    for name in ("1", "2"):
        bench.tell("a", name)
    database, fewer = bench.hearer.database, only(bench, created)
    subscribe(bench.settings, bench.topology, database, bench.reactions().types)
    subscribe(bench.settings, bench.topology, database, fewer.types)
    first, second = deliveries(bench)
    unwanted = metric("linli_inbox_skipped_total", why="unwanted")
    inbox_of(bench, fewer).handle([first])
    assert (parked(bench), metric("linli_inbox_skipped_total", why="unwanted")) == ([], unwanted + 1)
    Subscription(database).join((created, KNOWN), 2)
    inbox_of(bench, fewer).handle([second])
    assert parked(bench) == [(KNOWN, 0)]
    inbox_of(bench, only(bench, created, KNOWN)).retry_parked()
    assert bench.heard("a") == ("2",)


def test_no_lane_hides_another_and_no_tenant_another(bench: Bench) -> None:
    """Six hundred events wait in one lane and a hundred lanes of one tenant: the other's is tried at once."""
    bench.tell("crowded", "sick")
    bench.tell("well", "fine")
    bench.fail = lambda name: name in ("sick", "fine")
    (crowded, well) = deliveries(bench)
    inbox = inbox_of(bench)
    for start in range(1, 601, 200):
        numbers = range(start, start + 200)
        inbox.handle([(crowded[0] | {f"{PREFIX}sequence": str(n)}, crowded[1]) for n in numbers])
    inbox.handle([(crowded[0] | {f"{PREFIX}subject": f"thing/{n}"}, crowded[1]) for n in range(100)])
    inbox.handle([(well[0] | {f"{PREFIX}tenant": "999999"}, well[1])])
    assert len(parked(bench)) == 701
    bench.fail = lambda name: name == "sick"
    inbox.retry_parked()
    assert bench.heard("well", "999999") == ("fine",)


def test_an_aggregate_of_another_service_has_a_lane_of_its_own_whatever_its_name(bench: Bench) -> None:
    """Each numbers its events from 1: the second one's first is no repetition of the first one's."""
    sealed = {"identity": identity.AuditSealed, "dispatch": dispatch.AuditSealed}
    reactions, heard = Reactions(), []
    for service in sealed:
        reactions.on(f"linli.{service}.v1.AuditSealed")(lambda _tx, told: heard.append(told.head))
    bench.tell("a", "1")
    ((headers, _),) = deliveries(bench)
    inbox_of(bench, reactions).handle(
        [
            (
                headers | {f"{PREFIX}type": f"linli.{service}.v1.AuditSealed"},
                fact(head=service).SerializeToString(),
            )
            for service, fact in sealed.items()
        ]
    )
    assert heard == ["identity", "dispatch"]


class Reads(CommandListener):
    """Counts the documents that reads of positions and parked events brought."""

    def __init__(self) -> None:
        self.documents = 0

    def succeeded(self, event: Any) -> None:
        if event.command_name in ("find", "getMore"):
            cursor = event.reply["cursor"]
            if cursor["ns"].endswith((POSITIONS, WAITING_LANES, PARKED)):
                self.documents += len(cursor.get("firstBatch") or cursor.get("nextBatch") or ())

    def started(self, event: Any) -> None:
        """Counted when it is answered."""

    failed = started


@pytest.mark.parametrize("waiting", [5, 60])
def test_a_batch_reads_its_own_lanes_only(bench: Bench, waiting: int) -> None:
    bench.tell("a", "sick")
    bench.tell("b", "1")
    bench.tell("b", "2")
    bench.fail = lambda name: name == "sick"
    sick, *healthy = deliveries(bench)
    inbox = inbox_of(bench)
    inbox.handle([(sick[0] | {f"{PREFIX}subject": f"thing/{n}"}, sick[1]) for n in range(waiting)])
    reads = Reads()
    client: MongoClient[dict[str, Any]] = MongoClient(
        bench.settings.mongodb_uri.get_secret_value(),
        tz_aware=True,
        timeoutMS=10_000,
        event_listeners=[reads],
    )
    store = Store(Database(client, bench.hearer.database.name), HearerTx, bench.clock)
    watched = inbox_of(bench, store=store)
    watched.handle(healthy[:1])
    watched.handle(healthy[1:])
    store.database.close()
    assert bench.heard("b") == ("1", "2")
    assert reads.documents == 0, "a lane's first event begins it, and what was handled here is remembered"
