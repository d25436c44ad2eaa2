# SPDX-License-Identifier: AGPL-3.0-or-later
"""Durable timers: once, late if the system was down, never lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event as Flag
from threading import Thread
from typing import Any

from prometheus_client import REGISTRY

from services.chassis import timers
from services.chassis.clock import monotonic, pause, system_now
from services.chassis.store.commit_news import CommitNews
from services.chassis.store.leases import Lease
from services.chassis.store.store import system_principal
from services.chassis.store.timers import TIMERS
from services.chassis.timers import TimerRunner, Timers
from services.chassis.values import Principal
from tests.system.chassis.conftest import ACTOR, Bench, SenderTx, Thing, until

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def counting(bench: Bench) -> Timers:
    timers = Timers()

    @timers.on("count")
    def count(tx: SenderTx, thing_id: str, data: dict[str, Any]) -> None:
        known = tx.things.find(thing_id)
        if known is None:
            tx.things.add(Thing(thing_id, thing_id, int(data.get("by", 1))))
        else:
            tx.things.save(replace(known, count=known.count + int(data.get("by", 1))))

    @timers.on("fails")
    def fails(tx: SenderTx, thing_id: str, data: dict[str, Any]) -> None:
        tx.things.add(Thing(thing_id, "half done"))
        raise RuntimeError("not this one")

    bench.timers = timers
    return timers


def runner(bench: Bench, timers: Timers, attempts: int = 3) -> TimerRunner:
    lease = Lease(bench.sender.database, "timers", "test", 60)
    return TimerRunner(bench.sender, "identity", timers, lease, 50, attempts)


def count(bench: Bench, thing_id: str) -> int:
    found = bench.sender.reader(ACTOR).things.find(thing_id)
    return found.count if found else 0


def test_a_timer_fires_once_at_its_moment(bench: Bench) -> None:
    run = runner(bench, counting(bench))
    bench.clock.set(NOON)
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("count", "a", NOON + timedelta(hours=1), by=5))
    assert run.step() == 0
    bench.clock.set(NOON + timedelta(hours=1))
    assert run.step() == 1
    assert run.step() == 0
    assert count(bench, "a") == 5


def test_a_later_setting_replaces_and_a_cancel_removes(bench: Bench) -> None:
    run = runner(bench, counting(bench))
    bench.clock.set(NOON)
    for hours in (1, 3):
        at = NOON + timedelta(hours=hours)
        bench.sender.transact(ACTOR, lambda tx, at=at: tx.timers.set("count", "a", at))
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("count", "b", NOON))
    bench.sender.transact(ACTOR, lambda tx: tx.timers.cancel("count", "b"))
    bench.sender.transact(ACTOR, lambda tx: tx.timers.cancel("count", "never set"))
    bench.clock.set(NOON + timedelta(hours=2))
    assert run.step() == 0
    bench.clock.set(NOON + timedelta(days=30))
    assert run.step() == 1
    assert (count(bench, "a"), count(bench, "b")) == (1, 0)


def test_timers_that_came_due_while_nothing_ran_fire_late(bench: Bench) -> None:
    counting(bench)
    bench.clock.set(NOON)
    for number in range(120):
        bench.sender.transact(ACTOR, lambda tx, n=number: tx.timers.set("count", f"t{n}", NOON))
    bench.start("sender", "sender")
    until(lambda: bench.sender.database.collection(TIMERS).count_documents({}) == 0)
    assert all(count(bench, f"t{number}") == 1 for number in range(120))


def test_a_failing_timer_does_not_hold_up_others_and_stays_visible(bench: Bench) -> None:
    run = runner(bench, counting(bench), attempts=1)
    bench.clock.set(NOON)
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("fails", "x", NOON))
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("count", "y", NOON))
    run.step()
    assert count(bench, "y") == 1
    assert bench.sender.reader(ACTOR).things.find("x") is None
    kept = bench.sender.database.collection(TIMERS).find_one({"kind": "fails"})
    assert kept is not None
    assert kept["failed"] is True
    assert "not this one" in kept["error"]
    assert run.step() == 0


def test_a_timer_of_an_unknown_kind_is_kept_with_its_error(bench: Bench) -> None:
    run = runner(bench, counting(bench), attempts=2)
    bench.clock.set(NOON)
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("from the future", "x", NOON))
    run.step()
    kept = bench.sender.database.collection(TIMERS).find_one({"kind": "from the future"})
    assert kept is not None
    assert kept["attempts"] == 1
    assert kept["due_at"] == NOON


def of_tenant(bench: Bench, tenant: str, kind: str, numbers: range) -> None:
    def work(tx: SenderTx) -> None:
        for number in numbers:
            tx.timers.set(kind, f"{tenant}{number}", NOON)

    bench.sender.transact(system_principal(tenant, "test"), work)


def test_one_districts_failing_timers_hide_nobodys(bench: Bench) -> None:
    run = runner(bench, counting(bench), attempts=9)
    bench.clock.set(NOON)
    of_tenant(bench, "sick", "fails", range(60))
    run.step()
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("count", "healthy", NOON))
    run.step()
    assert count(bench, "healthy") == 1


def test_districts_take_turns_while_a_batch_is_not_enough(bench: Bench) -> None:
    """One district's timers are the older ones and more than three batches."""
    run = runner(bench, counting(bench))
    bench.clock.set(NOON)
    of_tenant(bench, "flood", "count", range(160))
    bench.clock.set(NOON + timedelta(seconds=1))
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("count", "quiet", NOON + timedelta(seconds=1)))
    for _ in range(2):
        run.step()
    assert count(bench, "quiet") == 1
    while run.step():
        pass
    assert bench.sender.database.collection(TIMERS).count_documents({}) == 0


def test_a_failing_timer_is_tried_again_when_its_time_has_come(bench: Bench) -> None:
    run = runner(bench, counting(bench), attempts=3)
    bench.clock.set(NOON)
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("fails", "x", NOON))
    assert (run.step(), run.step()) == (1, 0)
    bench.clock.set(NOON + timedelta(seconds=2))
    assert (run.step(), run.step()) == (1, 0)
    kept = bench.sender.database.collection(TIMERS).find_one({})
    assert kept is not None
    assert (kept["attempts"], kept["due_at"]) == (2, NOON)
    assert kept["next_try_at"] == NOON + timedelta(seconds=6)


def test_a_runner_that_sleeps_is_woken_by_a_commit_of_its_process(bench: Bench) -> None:
    counting(bench)
    bench.sender = replace(bench.sender, clock=system_now)
    bench.start("sender")
    until(lambda: bool(bench.workers[0][0].alive()))
    pause(0.3)
    spans = []
    for number in range(5):
        began = monotonic()
        bench.sender.transact(ACTOR, lambda tx, n=number: tx.timers.set("count", f"t{n}", tx.now))
        until(lambda n=number: count(bench, f"t{n}") == 1)
        spans.append(monotonic() - began)
    assert min(spans) < timers.LOOK_SECONDS / 4


def test_while_the_log_is_followed_only_news_of_a_commit_makes_the_runner_look(bench: Bench) -> None:
    timers, news, stop = counting(bench), CommitNews(), Flag()
    other_process, bench.sender = bench.sender, replace(bench.sender, clock=system_now, timer_is_near=Flag())
    news.followed = True
    lease = Lease(bench.sender.database, "timers", "test", 60)
    run = TimerRunner(bench.sender, "identity", timers, lease, 50, 3, news)
    looked = Thread(target=run.run, args=(stop,))
    looked.start()
    due = system_now()
    other_process.transact(ACTOR, lambda tx: tx.timers.set("count", "silent", due))
    news.tell()
    until(lambda: count(bench, "silent") == 1)
    stop.set()
    looked.join()


def test_where_nobody_follows_the_log_there_may_always_be_news() -> None:
    news = CommitNews()
    assert (news.take(), news.take()) == (True, True)
    news.followed = True
    assert news.take() is False
    news.tell()
    assert (news.take(), news.take()) == (True, False)


def test_what_is_under_way_is_counted_by_district(bench: Bench) -> None:
    timers = Timers()
    timers.on("vote.close", counted=True)(lambda tx, vote_id, data: None)
    timers.on("count")(lambda tx, thing_id, data: None)
    run = runner(bench, timers)
    bench.clock.set(NOON)
    for tenant, votes in (("320585", 2), ("320506", 1)):
        by = Principal(tenant, "test", "test")
        for number in range(votes):
            bench.sender.transact(
                by, lambda tx, n=number: tx.timers.set("vote.close", f"v{n}", NOON + timedelta(days=1))
            )
        bench.sender.transact(by, lambda tx: tx.timers.set("count", "a", NOON + timedelta(days=1)))

    def shown() -> list[float | None]:
        label = {"kind": "vote.close"}
        return [
            REGISTRY.get_sample_value("linli_timers_waiting", {"tenant": tenant, **label})
            for tenant in ("320585", "320506")
        ]

    run.count()
    assert shown() == [2, 1]
    assert REGISTRY.get_sample_value("linli_timers_waiting", {"tenant": "320585", "kind": "count"}) is None
    bench.clock.set(NOON + timedelta(days=2))
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("vote.close", "v9", NOON + timedelta(days=9)))
    assert run.step() == 5
    run.count()
    assert shown() == [1, None]
    ended = Flag()
    ended.set()
    run.run(ended)
    assert shown() == [None, None]
