# SPDX-License-Identifier: AGPL-3.0-or-later
"""The overview's months, and what its charts find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.portal.areas.overview.figures import (
    limits_by_month,
    overdue_by_area,
    rates_by_month,
    reported_by_month,
)
from services.portal.areas.overview.pages import months_before, shifted
from services.portal.client.models.dispatch import AreaStatisticsView, StatisticsView
from services.portal.texts import Words

ZH, EN = Words("zh"), Words("en")


def month(name: str, **counts: int) -> StatisticsView:
    known = dict.fromkeys(StatisticsView.model_fields, 0)
    return StatisticsView.model_validate({**known, "place": "/1", "since": name, "until": name, **counts})


def area(name: str, overdue: int) -> AreaStatisticsView:
    known = dict.fromkeys(AreaStatisticsView.model_fields, 0)
    told = {"place": f"/1/{name}", "since": "2026-11", "until": "2026-11", "name": name}
    return AreaStatisticsView.model_validate({**known, **told, "overdue_now": overdue})


def test_the_months_before_cross_the_year() -> None:
    assert months_before("2026-03") == ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02"]


@given(st.integers(2000, 2098), st.integers(1, 12), st.integers(-12, 12))
def test_a_month_and_back_is_the_same(year: int, number: int, by: int) -> None:
    name = f"{year}-{number:02d}"
    assert shifted(shifted(name, by), -by) == name


def test_the_area_with_most_overdue_orders_is_named() -> None:
    found = overdue_by_area(ZH, [area("弇山社区", 14), area("德兴社区", 2), area("桃园社区", 0)])
    assert found
    assert found.saying.finding == "超时最多的是弇山社区，共 14 件。"
    assert found.saying.numbers.rows == (("弇山社区", "14"), ("德兴社区", "2"))
    assert overdue_by_area(ZH, [area("桃园社区", 0)]) is None


@pytest.mark.parametrize(
    ("before", "last", "finding"),
    [
        (26, 31, "2026年11月提交 31 件，比前一个月多 5 件。"),
        (31, 26, "2026年11月提交 26 件，比前一个月少 5 件。"),
        (7, 7, "2026年11月提交 7 件，与前一个月相同。"),
    ],
)
def test_a_month_is_compared_with_the_one_before(before: int, last: int, finding: str) -> None:
    months = [month("2026-10", reported=before), month("2026-11", reported=last)]
    assert reported_by_month(ZH, months, "2026-11").saying.finding == finding


def test_a_month_that_is_not_over_is_drawn_open() -> None:
    months = [month("2026-10", reported=3), month("2026-11", reported=4)]
    assert reported_by_month(ZH, months, "2026-11").wide.count('class="mark open"') == 1
    assert 'class="mark open"' not in reported_by_month(ZH, months, "2026-12").wide


def test_a_share_stands_with_what_it_is_of() -> None:
    late = {"on_time": 3, "overdue": 1, "reported": 4, "breached": 2}
    months = [month("2026-10"), month("2026-11", **late, contacted=3, responded=3, solved=1, satisfied=2)]
    chart = limits_by_month(EN, months)
    assert chart.saying.finding == "Nov 2026: on time 75% (3 of 4); no limit broken 50% (2 of 4)."
    assert chart.saying.numbers.rows[0] == ("Oct 2026", "none yet", "none yet")
    finding = "Nov 2026: response 100% (3 of 3); resolution 33% (1 of 3); satisfaction 67% (2 of 3)."
    assert rates_by_month(EN, months).saying.finding == finding
