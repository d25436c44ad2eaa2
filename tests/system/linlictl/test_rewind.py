# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lost broker is refilled from the outbox; what was restored goes on, and nothing has its effect twice."""

from pathlib import Path

import pika
import pytest

from services.chassis.messaging.topology import Topology
from services.chassis.store.relay_records import RelayRecords, StalledLane
from services.identity.domain.places import Place
from tests.system.linlictl.conftest import TENANT, Spine, until

MISSING = ("rewind", "identity", "--output", "json")


@pytest.fixture
def street(spine: Spine) -> Place:
    """Two events of one sub-district that dispatch has heard; nobody runs any more."""
    spine.start()
    street = spine.build(spine.found(), "001", "one")
    spine.rename(street, "two")
    until(lambda: spine.heard(street) == ("one", "two") and spine.published())
    spine.stop()
    return street


def lose_broker(spine: Spine) -> None:
    """All queues and exchanges of the consumer, with what was in them."""
    connection = pika.BlockingConnection(pika.URLParameters(spine.settings.amqp_url.get_secret_value()))
    channel, topology = connection.channel(), Topology("dispatch")
    for queue in (topology.dead, *map(topology.queue, range(spine.settings.inbox_queues))):
        channel.queue_delete(queue)
    for exchange in (topology.inbox, topology.dead, topology.events):
        channel.exchange_delete(exchange)
    connection.close()


def test_what_a_lost_broker_held_comes_out_of_the_log_again(spine: Spine, street: Place) -> None:
    spine.start("identity")
    for name in ("three", "four"):
        spine.rename(street, name)
    until(spine.published)
    spine.stop("identity")
    lose_broker(spine)
    told = spine.ok(*MISSING, "--dry-run")
    assert [(row["consumer"], row["missing"]) for row in told.json] == [("dispatch", 2)]
    assert "nothing was changed" in told.err
    assert spine.run("rewind", "identity").code == 2
    assert "set back: identity" in spine.ok("rewind", "identity", "--yes", "--reason", "lost").err
    assert spine.identity.database.collection("operations").find_one({"why": "lost"})["what"] == "rewind"
    spine.start("dispatch")
    spine.start("identity")
    until(lambda: spine.heard(street) == ("one", "two", "three", "four") and spine.published())
    assert "had everything" in spine.ok(*MISSING).err
    assert spine.heard(street) == ("one", "two", "three", "four")


def test_lanes_that_the_broker_had_refused_come_with_it(spine: Spine, street: Place) -> None:
    records = RelayRecords(spine.identity.database)
    records.stall([StalledLane(f"{TENANT}/place/{street.id}", TENANT, f"place/{street.id}", 2)])
    spine.ok("rewind", "identity", "--to", "2026-01-01T00:00Z", "--yes")
    assert records.stalled_count() == 0
    assert records.waiting() == 3
    spine.start()
    until(spine.published)
    assert spine.heard(street) == ("one", "two")


def test_restored_services_go_on_and_nothing_has_its_effect_twice(
    spine: Spine, street: Place, tmp_path: Path
) -> None:
    spine.ok("backup", "identity", "dispatch", "--to", str(tmp_path / "saved"))
    spine.rename(street, "lost with the database")
    spine.ok("restore", "--from", str(tmp_path / "saved"), "--replace", "--yes")
    lose_broker(spine)
    assert spine.heard(street) == ("one", "two")
    assert "had everything" in spine.ok("rewind", "identity", "--yes").err
    spine.start()
    spine.rename(street, "three")
    until(lambda: spine.heard(street) == ("one", "two", "three") and spine.published())
    spine.ok("replay", "identity", "--to", "dispatch", "--yes", "--live")
    spine.rename(street, "four")
    until(lambda: spine.heard(street) == ("one", "two", "three", "four") and spine.published())


def test_a_consumer_that_is_older_than_its_owner_gets_what_it_lacks(
    spine: Spine, street: Place, tmp_path: Path
) -> None:
    spine.ok("backup", "dispatch", "--to", str(tmp_path / "saved"))
    spine.start()
    spine.rename(street, "three")
    until(lambda: spine.heard(street) == ("one", "two", "three") and spine.published())
    spine.stop()
    spine.ok("restore", "--from", str(tmp_path / "saved"), "--replace", "--yes")
    assert spine.heard(street) == ("one", "two")
    spine.ok("rewind", "identity", "--yes")
    spine.start()
    until(lambda: spine.heard(street) == ("one", "two", "three") and spine.published())
