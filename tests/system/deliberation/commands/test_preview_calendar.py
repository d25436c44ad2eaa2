# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.values import Forbidden
from services.deliberation.commands import preview_calendar
from tests.system.deliberation.agenda import signed
from tests.system.deliberation.commands.test_reckon_deadlines import closed_days
from tests.system.deliberation.compound import ADMIN, COMPOUND, OWNERS, Bench


def test_it_says_what_would_move_and_moves_nothing(bench: Bench):
    meeting = signed(bench)
    policy = closed_days(bench)
    found = bench.act(ADMIN, lambda tx: preview_calendar.handle(tx, policy, COMPOUND))
    assert found.moved >= 1
    assert f"meeting/{meeting.id}" in {move.aggregate for move in found.examples}
    assert bench.read().policy(CalendarPolicy, COMPOUND).version == 0


def test_who_may_not_set_it_does_not_preview_it(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: preview_calendar.handle(tx, CalendarPolicy(), COMPOUND))
