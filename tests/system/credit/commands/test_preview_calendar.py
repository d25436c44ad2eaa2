# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.values import Forbidden
from services.credit.commands import preview_calendar
from tests.system.credit.commands.test_reckon_deadlines import closed_days
from tests.system.credit.district import ADMIN, DISTRICT, INSPECTOR, Bench


def test_it_says_what_would_move_and_moves_nothing(bench: Bench):
    appeal_id = bench.appealed(bench.record().id)
    policy = closed_days(bench)
    found = bench.act(ADMIN, lambda tx: preview_calendar.handle(tx, policy, DISTRICT))
    assert found.moved >= 1
    assert f"appeal/{appeal_id}" in {move.aggregate for move in found.examples}
    assert bench.read().policy(CalendarPolicy, DISTRICT).version == 0


def test_who_may_not_set_it_does_not_preview_it(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(INSPECTOR, lambda tx: preview_calendar.handle(tx, CalendarPolicy(), DISTRICT))
