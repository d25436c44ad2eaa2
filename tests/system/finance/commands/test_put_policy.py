# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.values import Forbidden
from services.finance.commands import put_policy
from tests.system.finance.compound import ADMIN, COMPOUND, OWNERS, Bench

FESTIVAL = date(2026, 3, 3)


def test_a_compound_has_a_holiday_of_its_own(bench: Bench):
    closed = CalendarPolicy(days={FESTIVAL: False})
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, closed, COMPOUND))
    assert not bench.read().calendar_at(COMPOUND).is_workday(FESTIVAL)
    assert bench.read().calendar.is_workday(FESTIVAL)


def test_an_owner_sets_no_policy(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: put_policy.handle(tx, CalendarPolicy(), COMPOUND))
