# SPDX-License-Identifier: AGPL-3.0-or-later
"""Units of work on the real wire protocol: tenancy, conflicts, versions, pages, policies, leases."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import ClassVar

import pytest

from services.chassis.clock import system_now
from services.chassis.settings import Settings
from services.chassis.store import (
    BadCursor,
    Duplicate,
    Policy,
    Store,
    UnitOfWork,
    connect,
    indexes,
    policies,
    tenants,
)
from services.chassis.store.errors import Contention
from services.chassis.store.leases import Lease
from services.chassis.store.paging import LIMIT
from services.chassis.store.store import platform_principal
from services.chassis.values import (
    PLATFORM,
    Forbidden,
    Grant,
    Invalid,
    NotFound,
    OrgPath,
    Principal,
    grants_of,
)
from services.identity.domain.events import PlaceChanged
from tests.system.chassis.conftest import ACTOR, TENANT, Bench, SenderTx, Thing

OTHER = Principal("320583", "stranger", "Stranger")
OPERATOR = Principal(PLATFORM, "operator", "Operator", grants_of([("operator", OrgPath("/platform"))], {}))


def add(bench: Bench, name: str, count: int = 0, by: Principal = ACTOR) -> Thing:
    def work(tx: SenderTx) -> Thing:
        thing = Thing(tx.new_id(), name, count)
        tx.things.add(thing)
        return thing

    return bench.sender.transact(by, work)


def change(bench: Bench, thing_id: str, **changes: object) -> None:
    bench.sender.transact(
        ACTOR,
        lambda tx: tx.things.save(replace(tx.things.get(thing_id), **changes)),  # type: ignore[arg-type]
    )


def test_a_tenant_sees_nothing_of_another(bench: Bench) -> None:
    thing = add(bench, "mine")
    bench.tell("told", "x")
    stranger = bench.sender.reader(OTHER)
    assert stranger.things.find(thing.id) is None
    assert stranger.things.list({}) == []
    assert stranger.things.list({"tenant": TENANT}) == []
    assert stranger.things.count({"tenant": TENANT}) == 0
    assert stranger.history("thing", "told").items == ()
    with pytest.raises(NotFound):
        bench.sender.transact(OTHER, lambda tx: tx.things.get(thing.id))


def test_only_a_worker_enters_a_tenant(bench: Bench) -> None:
    for by in (ACTOR, OPERATOR):
        with pytest.raises(PermissionError):
            bench.sender.transact(by, lambda tx: tx.as_tenant(TENANT))
        with pytest.raises(PermissionError):
            bench.sender.reader(by).as_tenant(TENANT)

    def work(tx: SenderTx) -> None:
        inside = tx.as_tenant(PLATFORM).as_tenant(TENANT)
        inside.things.add(Thing("t", "inside"))
        with pytest.raises(PermissionError):
            inside.as_tenant("320583")

    bench.sender.transact_as_platform("test", work)
    assert bench.sender.reader(ACTOR).things.get("t").name == "inside"


def test_an_operator_is_in_the_tenant_that_he_makes_and_in_no_other(bench: Bench) -> None:
    district = tenants.Tenant("320583", "District", "Asia/Shanghai")

    def work(tx: SenderTx) -> None:
        inside = tx.found(district)
        inside.things.add(Thing("t", "inside"))
        with pytest.raises(PermissionError):
            inside.as_tenant(TENANT)

    bench.sender.transact(OPERATOR, work)
    assert tenants.find(bench.sender.reader(OPERATOR), "320583") == district
    assert bench.sender.reader(OTHER).things.get("t").name == "inside"
    with pytest.raises(Duplicate):
        bench.sender.transact(OPERATOR, work)
    for by in (ACTOR, platform_principal("stranger")):
        with pytest.raises(PermissionError):
            bench.sender.transact(by, work)
    with pytest.raises(PermissionError):
        bench.sender.reader(OPERATOR).found(replace(district, id="320584"))


def test_concurrent_changes_are_all_kept(bench: Bench) -> None:
    thing = add(bench, "shared")

    def raise_count() -> None:
        left = 8
        while left:
            with suppress(Contention):  # refused, so nothing was changed: it may be tried again
                bench.sender.transact(ACTOR, _increment)
                left -= 1

    def _increment(tx: SenderTx) -> None:
        known = tx.things.get(thing.id)
        tx.things.save(replace(known, count=known.count + 1))

    threads = [Thread(target=raise_count) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reader = bench.sender.reader(ACTOR)
    found = reader.things.get(thing.id)
    assert (found.count, reader.things.version(found)) == (40, 41)


def test_a_failed_unit_leaves_nothing(bench: Bench) -> None:
    def work(tx: SenderTx) -> None:
        tx.things.add(Thing("half", "half"), PlaceChanged("half", "compound", "x", "/x", active=True))
        tx.timers.set("k", "half", tx.now)
        raise RuntimeError("after the writes")

    with pytest.raises(RuntimeError):
        bench.sender.transact(ACTOR, work)
    for name in ("things", "events", "timers"):
        assert bench.sender.database.collection(name).count_documents({}) == 0


def test_a_duplicate_is_refused_by_its_fields(bench: Bench) -> None:
    add(bench, "one")
    with pytest.raises(Duplicate) as refusal:
        add(bench, "one")
    assert refusal.value.data() == {"kind": "thing", "fields": ("name",)}
    add(bench, "one", by=OTHER)


def test_several_saves_in_one_unit_are_one_version(bench: Bench) -> None:
    thing = add(bench, "many")

    def work(tx: SenderTx) -> None:
        for count in range(5):
            tx.things.save(replace(tx.things.get(thing.id), count=count))
        assert tx.things.list({"name": "many"})[0].count == 4
        tx.things.save(replace(tx.things.get(thing.id), count=9))

    bench.sender.transact(ACTOR, work)
    reader = bench.sender.reader(ACTOR)
    assert reader.things.get(thing.id).count == 9
    assert reader.things.version(thing) == 3  # one for what the query flushed, one for what came behind it


def test_added_and_removed_in_one_unit_leaves_nothing(bench: Bench) -> None:
    def work(tx: SenderTx) -> None:
        thing = Thing("brief", "brief")
        tx.things.add(thing)
        tx.things.remove(thing)

    bench.sender.transact(ACTOR, work)
    assert bench.sender.reader(ACTOR).things.find("brief") is None


def test_pages_cover_all_once_also_with_ties(bench: Bench) -> None:
    for number in range(9):
        add(bench, f"n{number}", count=number // 3)
    for sort, key in (("count", 1), ("-count", -1), ("", 1)):
        seen: list[Thing] = []
        after = None
        while True:
            page = bench.sender.reader(ACTOR).things.page({}, sort=sort, after=after, limit=2)
            seen += page.items
            after = page.next
            if after is None:
                break
        assert len({thing.id for thing in seen}) == len(seen) == 9
        if sort:
            counts = [thing.count for thing in seen]
            assert counts == sorted(counts)[::key]


def test_a_walk_goes_over_every_page_of_the_list(bench: Bench) -> None:
    def work(tx: SenderTx) -> None:
        for number in range(LIMIT + 3):
            tx.things.add(Thing(tx.new_id(), f"w{number}", number))

    bench.sender.transact(ACTOR, work)
    counts = [one.count for one in bench.sender.reader(ACTOR).things.walk({}, sort="-count")]
    assert counts == list(reversed(range(LIMIT + 3)))


@pytest.mark.parametrize("cursor", ["x", "!!!!", "bm90aGluZw", "\x00"])
def test_a_made_up_cursor_is_refused(bench: Bench, cursor: str) -> None:
    with pytest.raises(BadCursor):
        bench.sender.reader(ACTOR).things.page({}, after=cursor)


def test_limits_are_bounded(bench: Bench) -> None:
    reader = bench.sender.reader(ACTOR)
    with pytest.raises(Invalid):
        reader.things.page({}, limit=201)
    with pytest.raises(ValueError, match="limit"):
        reader.things.list({}, limit=501)
    with pytest.raises(ValueError, match="ordering"):
        reader.things.list({}, sort="name")


def test_history_is_paged_in_order(bench: Bench) -> None:
    for number in range(5):
        bench.tell("a", str(number))
    reader = bench.sender.reader(ACTOR)
    first = reader.history("thing", "a", limit=3)
    second = reader.history("thing", "a", after=first.next, limit=3)
    assert [e.sequence for e in (*first.items, *second.items)] == [1, 2, 3, 4, 5]
    assert second.next is None
    with pytest.raises(BadCursor):
        reader.history("thing", "a", after="eHg")


def test_authority_is_permission_and_place(bench: Bench) -> None:
    grid = Principal(TENANT, "w", "W", (Grant(OrgPath("/320585/001"), frozenset({"p"})),))
    reader = bench.sender.reader(grid)
    reader.require("p", "/320585/001/c01")
    for permission, place in (("p", "/320585/002"), ("q", "/320585/001"), ("p", "/320585/0011")):
        with pytest.raises(Forbidden):
            reader.require(permission, place)


class Limits(Policy):
    policy_name: ClassVar[str] = "limits"
    hours: int = 2


def _limit(tx: SenderTx, hours: int) -> None:
    told = PlaceChanged("t", "compound", "limits", tx.root, active=True)
    policies.put(tx, Limits(hours=hours), tx.root, lambda _: told)


def test_policies_have_versions_and_defaults(bench: Bench) -> None:
    assert bench.sender.reader(ACTOR).policy(Limits) == Limits()
    for hours in (3, 4):
        bench.sender.transact(ACTOR, lambda tx, hours=hours: _limit(tx, hours))
    reader = bench.sender.reader(ACTOR)
    assert reader.policy(Limits) == Limits(version=2, hours=4, sources=(f"limits@/{TENANT}#2",))
    assert [policies.at_version(reader, Limits, reader.root, n).hours for n in (0, 1, 2)] == [2, 3, 4]
    assert bench.sender.reader(OTHER).policy(Limits).version == 0


def test_one_process_at_a_time_holds_a_lease(bench: Bench) -> None:
    database = bench.sender.database
    mine, yours = Lease(database, "job", "me", 60), Lease(database, "job", "you", 60)
    assert mine.renew()
    assert not yours.renew()
    assert mine.renew()
    mine.release()
    assert yours.renew()
    assert Lease(database, "short", "me", 0).renew()
    assert Lease(database, "short", "you", 60).renew()


def test_every_declared_index_serves_its_tenant_first() -> None:
    for models in (indexes.declared(SenderTx)[name] for name in ("things", "policies", "tenants")):
        assert all(next(iter(m.document["key"])) == "tenant" for m in models)


def test_districts_are_kept_under_the_platform(bench: Bench) -> None:
    platform = Principal(PLATFORM, "p", "P")
    district = tenants.Tenant(TENANT, "District", "Asia/Shanghai")
    bench.sender.transact(platform, lambda tx: tenants.keep(tx, district))
    assert tenants.find(bench.sender.reader(platform), TENANT) == district
    assert tenants.find(bench.sender.reader(ACTOR), TENANT) is None


def test_the_simulated_clock_is_shared(settings: Settings, bench: Bench) -> None:
    moment = datetime(2015, 10, 1, 8, tzinfo=UTC)
    bench.clock.set(moment)
    assert bench.sender.reader(ACTOR).now == moment
    other = Store(connect(settings, "hearer"), UnitOfWork, bench.clock)
    assert other.reader(ACTOR).now == moment
    other.database.close()
    bench.clock.set(None)
    assert abs(bench.clock() - system_now()) < timedelta(seconds=5)
