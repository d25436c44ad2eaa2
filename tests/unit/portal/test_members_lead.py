# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chart of the members' part says what is withheld, and draws a gap for it."""

from services.portal.areas.requests.figures import members_lead
from services.portal.client.models.dispatch import MonthLeadView
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
