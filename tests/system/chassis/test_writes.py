# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a unit of work writes: removed and added again, never from a query, never over another version."""

import pytest

from services.chassis.http import PUBLIC, Resource, make_app
from services.chassis.settings import Settings
from services.chassis.store.errors import Conflict, Duplicate, ReadOnly
from services.chassis.store.write_buffer import Write, WriteBuffer
from services.identity.domain.events import PlaceChanged
from tests.system.chassis.api import HELD, RowView, refused
from tests.system.chassis.conftest import ACTOR, TENANT, Bench, SenderTx, Thing

WRITES = {
    "add": lambda tx: tx.things.add(Thing("new", "new")),
    "save": lambda tx: tx.things.save(tx.things.get("t")),
    "remove": lambda tx: tx.things.remove(tx.things.get("t")),
    "event": lambda tx: tx.things.save(tx.things.get("t"), told("t")),
    "timer": lambda tx: tx.timers.set("kind", "t", tx.now),
    "no timer": lambda tx: tx.timers.cancel("kind", "t"),
}


def told(name: str) -> PlaceChanged:
    return PlaceChanged("t", "compound", name, f"/{TENANT}/x", active=True)


@pytest.mark.parametrize("write", WRITES)
def test_a_query_that_writes_fails_where_it_does(bench: Bench, write: str) -> None:
    bench.sender.transact(ACTOR, lambda tx: tx.things.add(Thing("t", "t")))
    with pytest.raises(ReadOnly):
        WRITES[write](bench.sender.reader(ACTOR))


def test_a_get_that_writes_is_a_fault_of_ours(bench: Bench, settings: Settings) -> None:
    things = Resource("things", "/test/v1/things")

    def write_thing(tx: SenderTx) -> RowView:
        """Write where only reading is allowed."""
        tx.things.add(Thing("x", "x"))
        return RowView(row=0, result="written")

    things.show(write_thing, "/written", requires=PUBLIC)
    client = make_app(settings, "identity", bench.sender, [things], HELD).test_client()
    refused(client.get("/test/v1/things/written"), 500, "internal")
    assert bench.sender.reader(ACTOR).things.find("x") is None


@pytest.mark.parametrize("flushed", [False, True])
def test_what_is_removed_can_be_added_again_in_the_same_unit(bench: Bench, flushed: bool) -> None:
    bench.tell("t", "first")

    def work(tx: SenderTx) -> None:
        tx.things.remove(tx.things.get("t"), told("removed"))
        assert tx.things.find("t") is None
        if flushed:
            assert tx.things.list({"name": "t"}) == []
        tx.things.add(Thing("t", "t", 7), told("again"))
        tx.things.save(Thing("t", "t", 8), told("changed"))

    bench.sender.transact(ACTOR, work)
    reader = bench.sender.reader(ACTOR)
    assert reader.things.get("t").count == 8
    assert reader.things.version(reader.things.get("t")) > 1
    history = reader.history("thing", "t").items
    assert [event.data.name for event in history] == ["first", "removed", "again", "changed"]  # type: ignore[attr-defined]
    assert [event.sequence for event in history] == [1, 2, 3, 4]
    bench.sender.transact(ACTOR, lambda tx: tx.things.remove(tx.things.get("t")))


def test_saved_removed_and_added_is_one_write(bench: Bench) -> None:
    bench.tell("t", "first")

    def work(tx: SenderTx) -> None:
        thing = tx.things.get("t")
        tx.things.save(Thing("t", "t", 5))
        tx.things.remove(thing)
        tx.things.add(Thing("t", "t", 9))

    bench.sender.transact(ACTOR, work)
    reader = bench.sender.reader(ACTOR)
    assert reader.things.get("t").count == 9
    assert reader.things.version(reader.things.get("t")) == 2


def test_what_is_there_is_not_added_again(bench: Bench) -> None:
    def twice(tx: SenderTx) -> None:
        tx.things.add(Thing("t", "t"))
        tx.things.add(Thing("t", "u"))

    with pytest.raises(Duplicate) as refusal:
        bench.sender.transact(ACTOR, twice)
    assert refusal.value.data() == {"kind": "thing", "fields": ("id",)}


def test_a_version_that_is_not_the_stored_one_is_never_replaced(bench: Bench) -> None:
    """The snapshot of a transaction makes this impossible; a server that breaks its word is not believed."""
    bench.sender.transact(ACTOR, lambda tx: tx.things.add(Thing("t", "t", 1)))
    database = bench.sender.database
    document = database.collection("things").find_one({"_id": f"{TENANT}/t", "tenant": TENANT})
    assert document is not None
    with database.client.start_session() as session:
        pending = WriteBuffer(database, session)
        pending.put_aggregate("things", "thing", Write.REPLACE, document | {"count": 2, "version": 3})
        with pytest.raises(Conflict):
            pending.flush()
    assert bench.sender.reader(ACTOR).things.get("t").count == 1
