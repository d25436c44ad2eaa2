# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.dispatch.commands import tell_filter
from services.dispatch.commands.tell_filter import MOST_COUNTED
from services.dispatch.domain.saved_filters import Telling
from services.dispatch.store import Tx
from tests.system.dispatch.district import DESK, Bench
from tests.system.dispatch.filter_samples import saved, told
from tests.unit.dispatch.samples import minutes

DAY = timedelta(days=1)


def test_once_a_working_day_one_is_told_how_many_are_new(bench: Bench):
    bench.reported()
    bench.wait(minutes(1))
    one = saved(bench, telling="daily")
    bench.wait(minutes(1))
    bench.reported()
    bench.reported()
    bench.reported(category="lamp")
    bench.fire()
    assert told(bench, one) == []
    bench.wait(DAY)
    bench.fire()
    assert told(bench, one) == [(2, False)]
    bench.wait(DAY)
    bench.fire()
    assert told(bench, one) == [(2, False)]
    bench.reported()
    bench.wait(DAY)
    bench.fire()
    assert told(bench, one) == [(2, False), (1, False)]


def test_one_is_told_of_so_many_and_that_there_are_more(bench: Bench):
    one = saved(bench, telling="daily")
    bench.wait(minutes(1))
    order = bench.order(bench.reported())
    raw = bench.store.database.collection(Tx.orders.name)
    kept = raw.find_one({"id": order.id})
    assert kept is not None
    for number in range(MOST_COUNTED):
        own = {"_id": f"{kept['_id']}{number}", "id": f"{order.id}{number}", "external_id": f"x{number}"}
        raw.insert_one(kept | own | {"by_reported_at": f"{kept['by_reported_at']}{number}"})
    bench.wait(DAY)
    bench.act(DESK, lambda tx: tell_filter.handle(tx, one.id))
    assert told(bench, one) == [(MOST_COUNTED, True)]


def test_who_may_not_read_there_any_more_is_told_nothing_again(bench: Bench):
    one = saved(bench, telling="daily")
    bench.reported()
    bench.store.database.collection(Tx.role_grants.name).delete_many({"person_id": DESK.subject})
    bench.wait(DAY)
    bench.fire()
    assert told(bench, one) == []
    assert bench.read().saved_filters.get(one.id).telling is Telling.NEVER


def test_what_is_gone_or_told_otherwise_tells_nothing(bench: Bench):
    one = saved(bench)
    for which in (one.id, "01927f3a-0000-7000-8000-999999999999"):
        bench.act(DESK, lambda tx, which=which: tell_filter.handle(tx, which))
    assert told(bench, one) == []
