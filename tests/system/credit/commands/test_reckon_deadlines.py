# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store.timers import TIMERS
from services.credit.commands import put_policy
from services.credit.domain.timer_kinds import APPEAL
from tests.system.credit.district import ADMIN, DISTRICT, TENANT, Bench


def closed_days(bench: Bench) -> CalendarPolicy:
    """For a week the office is closed."""
    today = bench.read().calendar.local_date(bench.clock())
    return CalendarPolicy(days={today + timedelta(days=number): False for number in range(1, 8)})


def test_an_appeal_is_to_be_decided_later_and_its_timer_with_it(bench: Bench):
    appeal_id = bench.appealed(bench.record().id)
    was = bench.read().appeals.get(appeal_id).decide_by
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, closed_days(bench), DISTRICT))
    bench.fire()
    due = bench.read().appeals.get(appeal_id).decide_by
    assert was < due
    assert bench.told("appeal", appeal_id) == ["AppealRaised", "DeadlineMoved"]
    timer = bench.store.database.collection(TIMERS).find_one({"_id": f"{TENANT}/{APPEAL}/{appeal_id}"})
    assert timer["due_at"] == due
