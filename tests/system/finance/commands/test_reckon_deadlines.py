# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store.timers import TIMERS
from services.finance.commands import put_policy
from services.finance.domain.timer_kinds import CASE
from tests.system.finance.accounts import judged_badly
from tests.system.finance.compound import ADMIN, COMPOUND, TENANT, Bench


def closed_days(bench: Bench) -> CalendarPolicy:
    """For a week the office is closed."""
    today = bench.read().calendar.local_date(bench.clock())
    return CalendarPolicy(days={today + timedelta(days=number): False for number in range(1, 8)})


def test_an_answer_is_owed_later_and_its_timer_with_it(bench: Bench):
    case = judged_badly(bench)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, closed_days(bench), COMPOUND))
    bench.fire()
    moved = bench.read().cases.get(case.id)
    assert case.due_at < moved.due_at
    assert bench.told("case", case.id)[-1] == "DeadlineMoved"
    timer = bench.store.database.collection(TIMERS).find_one({"_id": f"{TENANT}/{CASE}/{case.id}"})
    assert timer["due_at"] == moved.due_at
