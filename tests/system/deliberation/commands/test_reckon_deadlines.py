# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store.timers import TIMERS
from services.deliberation.commands import put_policy
from services.deliberation.domain.timer_kinds import MINUTES
from tests.system.deliberation.agenda import signed
from tests.system.deliberation.compound import ADMIN, COMPOUND, TENANT, Bench


def closed_days(bench: Bench) -> CalendarPolicy:
    """For a week the office is closed."""
    today = bench.read().calendar.local_date(bench.clock())
    return CalendarPolicy(days={today + timedelta(days=number): False for number in range(1, 8)})


def test_minutes_are_awaited_later_and_their_timer_with_them(bench: Bench):
    meeting = signed(bench)
    was = bench.read().meetings.get(meeting.id).minutes_due_at
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, closed_days(bench), COMPOUND))
    bench.fire()
    due = bench.read().meetings.get(meeting.id).minutes_due_at
    assert was < due
    timer = bench.store.database.collection(TIMERS).find_one({"_id": f"{TENANT}/{MINUTES}/{meeting.id}"})
    assert timer["due_at"] == due
    history = bench.read().history("meeting", meeting.id, limit=100).items
    assert [event.data.deadline for event in history if event.name == "DeadlineMoved"] == ["minutes"]


def test_what_was_told_late_already_stays(bench: Bench):
    meeting = signed(bench)
    bench.wait(timedelta(days=20))
    bench.fire()
    late = bench.read().meetings.get(meeting.id)
    assert late.level > 0
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, closed_days(bench), COMPOUND))
    bench.fire()
    assert bench.read().meetings.get(meeting.id).minutes_due_at == late.minutes_due_at
