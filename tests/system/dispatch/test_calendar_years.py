# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.dispatch.queries.calendar import list_calendar_years
from tests.system.dispatch.district import Bench


def test_years_whose_holidays_are_not_published_are_named(bench: Bench):
    assert [one.known for one in list_calendar_years(bench.read())] == [True, True, True]
    bench.wait(timedelta(days=85 * 365))
    assert [(one.year, one.known) for one in list_calendar_years(bench.read())] == [
        (2100, False),
        (2101, False),
        (2102, False),
    ]
