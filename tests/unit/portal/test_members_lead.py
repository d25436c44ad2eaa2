# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chart of the members' part says what is withheld, and draws a gap for it."""

from services.portal.areas.requests.figures import members_lead, payers_lead
from services.portal.client.models.dispatch import MonthLeadView
from services.portal.client.models.finance import MonthPaidLeadView
from tests.unit.portal.test_overview import EN


def told(month: str, claims: int | None, percent: int | None) -> MonthLeadView:
    return MonthLeadView(
        place="/320585", month=month, claims=claims, claims_percent=percent, hours=None, hours_percent=None
    )


def test_a_withheld_share_is_said_and_not_drawn():
    drawn = members_lead(EN, [told("2026-09", None, None), told("2026-10", 120, 45)])
    assert "about 45%" in drawn.saying.finding.lower()
    assert "not shown" in drawn.saying.finding.lower()
    assert drawn.saying.numbers.rows[0][1:] == ("Not shown",) * 4
    assert drawn.saying.numbers.rows[1][1:3] == ("About 45%", "120")


def test_a_month_that_tells_nothing_says_so():
    drawn = members_lead(EN, [told("2026-10", None, None)])
    assert "neither share" in drawn.saying.finding


def paid(month: str, *percents: int | None) -> MonthPaidLeadView:
    every, members, first = percents
    return MonthPaidLeadView(
        place="/320585",
        month=month,
        prompt_percent=every,
        prompt_members_percent=members,
        first_members_percent=first,
    )


def test_who_paid_in_time_stands_beside_all():
    drawn = payers_lead(EN, [paid("2026-09", None, None, None), paid("2026-10", 70, 85, None)])
    assert drawn.saying.numbers.rows[0][1:] == ("Not shown",) * 3
    assert drawn.saying.numbers.rows[1][1:] == ("About 85%", "About 70%", "Not shown")
    assert "by all: about 70%" in drawn.saying.finding.lower()


def test_a_month_without_payments_says_so():
    assert "nothing of the payments" in payers_lead(EN, [paid("2026-10", None, None, None)]).saying.finding
