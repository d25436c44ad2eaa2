# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.deliberation.commands import publish_minutes
from services.deliberation.domain.meetings import State
from tests.system.deliberation.agenda import signed
from tests.system.deliberation.compound import COMPOUND, CONVENOR, Bench


def test_late_minutes_climb_to_the_district_until_they_are_published(bench: Bench):
    meeting = signed(bench)
    bench.fire()
    assert bench.read().meetings.get(meeting.id).level == 0
    for level in range(1, COMPOUND.depth + 1):
        bench.wait(timedelta(days=5))
        bench.fire()
        assert bench.read().meetings.get(meeting.id).level == level
    bench.wait(timedelta(days=30))
    assert bench.fire() == 0
    late = bench.act(CONVENOR, lambda tx: publish_minutes.handle(tx, meeting.id))
    assert (late.state, late.level) == (State.PUBLISHED, COMPOUND.depth)


def test_minutes_in_time_trouble_nobody(bench: Bench):
    meeting = signed(bench)
    bench.act(CONVENOR, lambda tx: publish_minutes.handle(tx, meeting.id))
    bench.wait(timedelta(days=30))
    assert bench.fire() == 0
