# SPDX-License-Identifier: AGPL-3.0-or-later
"""The calendar changes: open deadlines move with their timers, in a job that breaks off and goes on."""

from datetime import date

from proto.linli.identity.v1.events_pb2 import NamedDay
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.reckoning import AT_ONCE, RECKON
from services.chassis.store.timers import TIMERS
from services.chassis.values import PLATFORM, OrgPath
from services.dispatch.commands import put_policy
from services.dispatch.store import WATCH
from tests.system.dispatch.district import ADMIN, BUILDING, ELSEWHERE, TENANT, Bench
from tests.system.dispatch.test_reactions import hear
from tests.unit.dispatch.samples import at

STORM = CalendarPolicy(days={date(2031, 9, 30): False})
MONDAY = at("2031-09-29 10:00")
DUE, AFTER_THE_STORM = at("2031-10-06 17:30"), at("2031-10-07 17:30")


ROOT = OrgPath(f"/{TENANT}")
OCTOBER = [NamedDay(date=f"2031-10-{day:02}", name="国庆节", worked=False) for day in range(1, 8)]
OCTOBER.append(NamedDay(date="2031-10-11", name="国庆节", worked=True))


def change(bench: Bench, policy: CalendarPolicy, place: OrgPath = ROOT) -> None:
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, place))


def watched_at(bench: Bench, order_id: str):
    return bench.store.database.collection(TIMERS).find_one({"_id": f"{TENANT}/{WATCH}/{order_id}"})["due_at"]


def test_open_deadlines_move_with_their_timers_and_say_so(bench: Bench):
    bench.clock.set(MONDAY)
    order_id = bench.reported(category="greening")
    before = watched_at(bench, order_id)
    assert bench.order(order_id).overall.due_at == DUE
    change(bench, STORM)
    bench.fire()
    order = bench.order(order_id)
    assert order.overall.due_at == AFTER_THE_STORM
    assert bench.told(order_id) == ["OrderReported", "DeadlineMoved", "DeadlineMoved"]
    assert watched_at(bench, order_id) > before
    [job] = bench.read().jobs.list({"by": ADMIN.subject})
    assert (job.kind, job.state, job.done) == (RECKON, "done", 2)


def test_the_other_places_keep_their_deadlines(bench: Bench):
    bench.clock.set(MONDAY)
    order_id = bench.reported(category="greening")
    change(bench, STORM, ELSEWHERE)
    bench.fire()
    assert bench.told(order_id) == ["OrderReported"]
    change(bench, STORM, BUILDING.parent)
    bench.fire()
    assert bench.order(order_id).overall.due_at == AFTER_THE_STORM


def test_the_job_goes_on_where_a_killed_worker_left_it(bench: Bench):
    bench.clock.set(MONDAY)
    orders = [bench.reported(category="greening") for _ in range(AT_ONCE + 3)]
    change(bench, STORM)
    bench.step()
    dues = [bench.order(order_id).overall.due_at for order_id in orders]
    assert dues == [AFTER_THE_STORM] * AT_ONCE + [DUE] * 3
    bench.fire()
    assert {bench.order(order_id).overall.due_at for order_id in orders} == {AFTER_THE_STORM}


def test_holidays_that_the_platform_loads_move_the_deadlines_of_all_districts(bench: Bench):
    bench.clock.set(MONDAY)
    order_id = bench.reported(category="greening")
    assert bench.order(order_id).overall.due_at == DUE
    hear(bench, "HolidaysPublished", tenant=PLATFORM, year="2031", days=OCTOBER)
    bench.fire()
    order = bench.order(order_id)
    assert order.overall.due_at == at("2031-10-11 17:30")
    assert bench.read().calendar.known(2031)
