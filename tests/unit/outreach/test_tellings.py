# SPDX-License-Identifier: AGPL-3.0-or-later
"""How days and months are written in messages."""

from datetime import date

from services.outreach.domain.tellings import day, month
from services.outreach.domain.templates import Language


def test_a_day_and_a_month_are_read_one_way_only():
    of = date(2026, 3, 9)
    assert (day(of, Language.ZH), day(of, Language.EN)) == ("2026年3月9日", "9 Mar 2026")
    assert (month(of, Language.ZH), month(of, Language.EN)) == ("2026年3月", "Mar 2026")
