# SPDX-License-Identifier: AGPL-3.0-or-later
"""Replaying a span of the event log into one consumer."""

from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from io import StringIO
from typing import Any

import pika
import pytest

from scripts.linlictl.connections import Connections
from scripts.linlictl.errors import Aborted
from scripts.linlictl.hold import Hold
from scripts.linlictl.output import Show
from scripts.linlictl.replay import Replay
from scripts.linlictl.spans import LAST_ID, Span
from scripts.stack import ports
from services.chassis.clock import pause, system_now
from services.chassis.contracts import consumed_by
from services.chassis.messaging.envelope import Outgoing
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import BrokerDown, Topology
from services.identity.domain.places import Place
from tests.system.linlictl.conftest import TENANT, Spine, until

TO = ("replay", "identity", "--to", "dispatch")
CHANGED = "linli.identity.v1.PlaceChanged"


@pytest.fixture
def street(spine: Spine) -> Place:
    """Three events of one sub-district that dispatch has heard."""
    spine.start()
    street = spine.build(spine.found(), "001", "one")
    for name in ("two", "three"):
        spine.rename(street, name)
    until(lambda: spine.heard(street) == ("one", "two", "three") and spine.published())
    return street


def documents(spine: Spine, *names: str) -> list[dict[str, Any]]:
    return [
        found for name in names for found in spine.dispatch.database.collection(name).find().sort("_id", 1)
    ]


def lose_consumer(spine: Spine) -> None:
    """Dispatch as if it had never been: no data, no queues."""
    for name in spine.dispatch.database.raw.list_collection_names():
        spine.dispatch.database.collection(name).delete_many({})
    connection = pika.BlockingConnection(pika.URLParameters(spine.settings.amqp_url.get_secret_value()))
    channel, topology = connection.channel(), Topology("dispatch")
    for queue in (topology.dead, *map(topology.queue, range(spine.settings.inbox_queues))):
        channel.queue_delete(queue)
    for exchange in (topology.inbox, topology.dead):
        channel.exchange_delete(exchange)
    connection.close()


def test_a_new_consumer_comes_to_the_same_state(spine: Spine, street: Place) -> None:
    before = documents(spine, "places", "heard")
    assert len(before) == 4
    spine.stop("dispatch")
    lose_consumer(spine)
    spine.rename(street, "four")
    ran = spine.ok(*TO, "--yes", "--output", "json")
    assert ran.json["sent"] == 5
    assert "it has one now" in ran.err
    spine.start("dispatch")
    until(lambda: spine.heard(street) == ("one", "two", "three", "four") and spine.published())
    spine.rename(street, "three")
    until(lambda: spine.copy(street) == "three")
    names = [document["names"] for document in documents(spine, "heard") if document["id"] == street.id]
    assert names == [["one", "two", "three", "four", "three"]]
    again = {document["_id"]: document["name"] for document in documents(spine, "places")}
    assert again == {document["_id"]: document["name"] for document in before if "name" in document}


def test_what_the_consumer_has_had_is_skipped_unless_forgotten(spine: Spine, street: Place) -> None:
    spine.ok(*TO, "--yes", "--live")
    spine.rename(street, "four")
    until(lambda: spine.copy(street) == "four")
    assert spine.heard(street) == ("one", "two", "three", "four")
    aggregate = ("--tenant", TENANT, "--aggregate", f"place/{street.id}")
    ran = spine.ok(*TO, *aggregate, "--forget", "--yes", "--live", "--reason", "repaired")
    assert "AGAIN" in ran.err
    until(lambda: spine.heard(street) == ("one", "two", "three", "four") * 2)
    kept = spine.dispatch.database.collection("operations").find_one({"why": "repaired"})
    assert kept is not None
    assert (kept["what"], kept["sent"], kept["forget"]) == ("replay", 4, True)


def test_a_dry_run_counts_and_changes_nothing(spine: Spine, street: Place) -> None:
    ran = spine.ok(*TO, "--forget", "--dry-run", "--output", "json")
    assert ran.json["events"] == {"linli.identity.v1.PlaceCreated": 2, CHANGED: 2}
    assert ran.json["sent"] == 0
    assert spine.dispatch.database.collection("positions").count_documents({}) == 2
    only = spine.ok(*TO, "--type", CHANGED, "--dry-run", "--output", "json")
    assert only.json["events"] == {CHANGED: 2}
    tomorrow = (system_now() + timedelta(days=1)).isoformat()
    assert spine.ok(*TO, "--from", tomorrow, "--dry-run", "--output", "json").json["events"] == {}
    assert spine.ok(*TO, "--until", tomorrow, "--dry-run", "--output", "json").json["events"].keys() == {
        "linli.identity.v1.PlaceCreated",
        CHANGED,
    }
    assert spine.ok(*TO, "--tenant", "999999", "--dry-run", "--output", "json").json["events"] == {}


class Flickering(Publisher):
    """The broker is gone at the third batch."""

    published = 0

    def publish(self, messages: Sequence[Outgoing]) -> set[str]:
        self.published += 1
        if self.published > 2:
            raise BrokerDown("it is gone")
        return super().publish(messages)


class OneByOne(Replay):
    publisher = Flickering
    batch_size = 1


def test_an_interrupted_replay_goes_on_where_it_stopped(spine: Spine, street: Place) -> None:
    chosen = {"consumer": "dispatch", "since": None, "until": None, "types": (), "tenant": "", "after": ""}
    flags = {"forget": True, "run": "", "live": True, "dry_run": False, "yes": True}
    said = StringIO()
    with Connections(ports.DEFAULT_BASE) as reach, redirect_stderr(said), redirect_stdout(said):
        broken = OneByOne(reach, "identity", **chosen, **flags, aggregate="", reason="")
        with pytest.raises(Aborted, match="it is gone"):
            broken.run(Show("table"))
    assert "2 event(s) were sent" in said.getvalue()
    go_on = ("--after", *said.getvalue().split("--after ")[1].split())
    assert spine.run(*TO, *go_on[:3], "--yes").code == 2
    for _ in range(2):
        assert spine.ok(*TO, *go_on, "--yes", "--live", "--output", "json").json["sent"] == 2
    until(lambda: spine.heard(street) == ("one", "two", "three") * 2)


def test_new_events_wait_while_the_relay_is_held_and_follow_behind(spine: Spine, street: Place) -> None:
    with Hold(spine.identity.database) as hold:
        spine.rename(street, "four")
        for _ in range(20):
            pause(0.1)
            hold.keep()
        assert not spine.published()
    until(lambda: spine.copy(street) == "four")


def test_order_comes_from_the_sequence_though_ids_are_out_of_order(spine: Spine) -> None:
    street = spine.build(spine.found(), "001", "1")
    for name in ("2", "3", "4"):
        spine.rename(street, name)
    events = spine.identity.database.collection("events")
    where = {"aggregate": f"place/{street.id}"}
    ids = [event["_id"] for event in events.find(where).sort("sequence", 1)]
    for sequence, other in ((2, ids[3]), (4, ids[1])):
        event = events.find_one({**where, "sequence": sequence})
        assert event is not None
        events.delete_one({"_id": event["_id"]})
        events.insert_one(event | {"_id": other.replace(other[-4:], "ffff")})
    span = Span(spine.identity.database, consumed_by("dispatch"), "", LAST_ID)
    for size in (1, 2, 3, 10):
        sent = [event for batch in span.batches(size) for event in batch.events]
        assert [e["sequence"] for e in sent if e["aggregate"] == where["aggregate"]] == [1, 2, 3, 4], size
        assert len(sent) == 5
