# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.dispatch.commands import expire_points, put_policy
from services.dispatch.policies.points import PointPolicy
from services.dispatch.store.points import EXPIRE
from tests.system.dispatch.district import ADMIN, RESIDENT, Bench
from tests.system.dispatch.point_samples import balance, entered, entries, redeemed, shelved
from tests.unit.dispatch.samples import at


def months(bench: Bench, count: int) -> None:
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, PointPolicy(expiry_months=count), tx.root))


def test_points_end_with_their_last_day_the_oldest_first(bench: Bench):
    months(bench, 1)
    entered(bench)
    bench.clock.set(at("2015-04-01 09:00"))
    entered(bench, units=1)
    redeemed(bench, shelved(bench))
    bench.clock.set(at("2015-04-30 23:59"))
    assert (bench.fire(), balance(bench)) == (0, 40)
    bench.wait(timedelta(minutes=1))
    assert (bench.fire(), balance(bench)) == (1, 10)
    bench.clock.set(at("2015-06-01 00:00"))
    bench.fire()
    assert [(one.kind, one.points) for one in entries(bench)] == [
        ("earned", 60),
        ("earned", 10),
        ("spent", -30),
        ("expired", -30),
        ("expired", -10),
    ]
    assert bench.store.database.collection("timers").count_documents({"kind": EXPIRE}) == 0


def test_what_has_ended_is_not_spent_where_the_timer_is_late(bench: Bench):
    months(bench, 1)
    entered(bench)
    bench.clock.set(at("2015-05-01 00:00"))
    entered(bench, units=1)
    assert (balance(bench), len(entries(bench))) == (10, 3)
    bench.act(ADMIN, lambda tx: expire_points.handle(tx, RESIDENT.subject))
    assert balance(bench) == 10


def test_without_an_expiry_they_are_good_for_ever(bench: Bench):
    months(bench, 0)
    entered(bench)
    bench.clock.set(at("2035-01-01 00:00"))
    assert (bench.fire(), balance(bench)) == (0, 60)


def test_an_account_that_is_not_there_has_nothing_to_end(bench: Bench):
    bench.act(ADMIN, lambda tx: expire_points.handle(tx, RESIDENT.subject))
    assert bench.read().point_accounts.count({}) == 0
