# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, timedelta

from services.chassis.calendar_policy import CalendarPolicy
from services.dispatch.commands import put_policy, watch_round
from tests.system.dispatch.district import ADMIN, CHIEF, COMPOUND, DESK, Bench
from tests.system.dispatch.round_samples import (
    DAY,
    TO_WINDOW,
    opened,
    planned,
    rounds_of,
    the_plan,
    the_round,
    told_of,
)
from tests.unit.dispatch.samples import minutes


def test_a_window_opens_once_and_the_next_is_planned(bench: Bench):
    plan = planned(bench)
    bench.wait(TO_WINDOW - minutes(1))
    assert bench.fire() == 0
    bench.wait(minutes(1))
    bench.fire()
    bench.act(DESK, lambda tx: watch_round.handle(tx, plan.next_round_id or ""))
    found = rounds_of(bench, plan)
    assert [(str(one.day), one.state) for one in found] == [("2015-03-02", "open"), ("2015-03-03", "planned")]
    assert found[0].due_at == bench.clock() + minutes(120)
    assert told_of(bench, found[0]) == ["RoundOpened"]
    assert the_plan(bench, plan.id).next_round_id == found[1].id


def test_after_days_of_standstill_each_window_was_opened_once_and_late(bench: Bench):
    plan = planned(bench)
    bench.wait(TO_WINDOW + 3 * DAY)
    bench.fire()
    found = rounds_of(bench, plan)
    assert [one.day.day for one in found] == [2, 3, 4, 5, 6]
    assert [one.state for one in found] == ["missed", "missed", "missed", "open", "planned"]


def test_a_miss_is_told_and_climbs(bench: Bench):
    one = opened(bench)
    bench.wait(minutes(120))
    bench.fire()
    assert told_of(bench, one) == ["RoundOpened"]
    bench.wait(timedelta(milliseconds=1))
    bench.fire()
    assert told_of(bench, one) == ["RoundOpened", "RoundMissed", "RoundEscalated"]
    missed = the_round(bench, one.id)
    assert (missed.state, missed.level, missed.supervisors) == ("missed", 3, (CHIEF.subject,))
    facts = bench.read().history("round", one.id, limit=9).items
    assert list(facts[1].data.told) == [CHIEF.subject]
    bench.wait(DAY)
    bench.fire()
    missed = the_round(bench, one.id)
    assert (missed.level, missed.supervisors, missed.climb_at) == (4, (ADMIN.subject,), None)
    assert told_of(bench, one).count("RoundEscalated") == 2


def test_a_zone_that_changes_moves_the_window_that_has_not_opened(bench: Bench):
    plan = planned(bench)
    zoned = CalendarPolicy(zone="Asia/Tashkent")
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, zoned, COMPOUND))
    bench.wait(TO_WINDOW)
    bench.fire()
    one = the_round(bench, plan.next_round_id or "")
    assert (one.state, one.opens_at) == ("planned", bench.clock() + minutes(180))
    bench.wait(minutes(180))
    bench.fire()
    assert the_round(bench, one.id).state == "open"


def test_after_its_last_day_a_plan_has_ended(bench: Bench):
    plan = planned(bench, last="2015-03-03")
    bench.wait(TO_WINDOW + DAY)
    bench.fire()
    assert [one.state for one in rounds_of(bench, plan)] == ["missed", "open"]
    assert (the_plan(bench, plan.id).state, the_plan(bench, plan.id).next_round_id) == ("ended", None)
    told = bench.read().history("round_plan", plan.id, limit=9).items
    assert [event.data.state for event in told] == ["active", "ended"]


def test_a_round_that_is_not_there_is_no_failure(bench: Bench):
    bench.act(DESK, lambda tx: watch_round.handle(tx, "gone"))


def test_a_monthly_plan_on_the_31st_comes_in_each_month(bench: Bench):
    plan = planned(bench, cadence={"kind": "monthly", "day": 31})
    bench.wait(timedelta(days=62))
    bench.fire()
    assert [str(one.day) for one in rounds_of(bench, plan)] == ["2015-03-31", "2015-04-30", "2015-05-31"]


def test_whoever_lives_there_hears_of_maintenance_unless_its_time_is_over(bench: Bench):
    lift = {"kind": "lift", "name": "3 号楼电梯", "number": "31103204852015030001"}
    plan = planned(bench, kind="maintenance", equipment=lift)
    bench.wait(TO_WINDOW + DAY)
    bench.fire()
    missed, now, _ = rounds_of(bench, plan)
    assert told_of(bench, missed)[:1] == ["RoundOpened"]
    assert "MaintenanceBegun" not in told_of(bench, missed)
    assert told_of(bench, now) == ["RoundOpened", "MaintenanceBegun"]
    fact = bench.read().history("round", now.id, limit=9).items[1].data
    assert (fact.equipment_kind, fact.equipment) == ("lift", "3 号楼电梯")
    assert fact.due_at.ToDatetime(UTC) == now.due_at
