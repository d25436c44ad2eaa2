# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.dispatch.commands import withdraw_need
from services.dispatch.timers import schedules
from tests.system.dispatch.activity_samples import asked, told_of
from tests.system.dispatch.district import RESIDENT, Bench
from tests.system.dispatch.test_invariants import broken


def test_a_need_that_nobody_ends_lapses_once_and_who_asked_is_told(bench: Bench):
    need = asked(bench)
    assert need.lapses_at == bench.clock() + timedelta(days=30)
    bench.wait(timedelta(days=30) - timedelta(seconds=1))
    bench.fire()
    assert bench.read().needs.get(need.id).state == "open"
    bench.wait(timedelta(seconds=1))
    bench.fire()
    assert bench.read().needs.get(need.id).state == "lapsed"
    assert told_of(bench, "need", need.id) == ["NeedChanged", "NeedChanged", "NeedLapsed"]
    bench.wait(timedelta(days=30))
    assert bench.fire() == 0


def test_what_was_taken_back_does_not_lapse(bench: Bench):
    need = asked(bench)
    bench.act(RESIDENT, schedules.begin)
    assert broken(bench) == {}
    bench.act(RESIDENT, lambda tx: withdraw_need.handle(tx, need.id))
    bench.wait(timedelta(days=40))
    bench.fire()
    assert bench.read().needs.get(need.id).state == "withdrawn"
    assert broken(bench) == {}
