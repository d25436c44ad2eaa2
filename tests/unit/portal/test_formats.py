# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers, amounts, shares, spans and dates as each language writes them."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.portal.texts.formats import Formats

DAY = 86_400
ZH, EN = (Formats(language) for language in ("zh", "en"))
BOSTON = Formats("en", "America/New_York")
AT = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)


def test_dates_carry_their_weekday_and_outside_china_their_zone() -> None:
    assert ZH.moment(AT) == "2026年11月25日周三 18:30"
    assert EN.moment(AT) == "Wed, 25 Nov 2026 18:30"
    assert BOSTON.moment(AT) == "Wed, 25 Nov 2026 05:30 Eastern Time"
    assert Formats("zh", "America/New_York").moment(AT) == "2026年11月25日周三 05:30 北美东部时间"
    assert ZH.day(date(2026, 11, 25), year=False) == "11月25日周三"
    assert (ZH.month("2015-03"), EN.month("2015-03")) == ("2015年3月", "Mar 2015")
    assert (ZH.short_month("2015-03"), EN.short_month("2015-03")) == ("3月", "Mar")


@pytest.mark.parametrize(
    ("minor", "currency", "chinese", "english"),
    [
        (123_450, "CNY", "¥1,234.50", "CN¥1,234.50"),
        (-5, "CNY", "-¥0.05", "-CN¥0.05"),
        (100, "USD", "US$1.00", "US$1.00"),
        (1_000, "JPY", "JP¥1,000", "JP¥1,000"),
    ],
)
def test_an_amount_has_its_currency_s_decimals(minor: int, currency: str, chinese: str, english: str) -> None:
    assert ZH.money(minor, currency) == chinese
    assert EN.money(minor, currency) == english


@pytest.mark.parametrize(
    ("seconds", "chinese", "english"),
    [
        (7_800, "2小时 10分钟", "2 hrs 10 mins"),
        (3_600, "1小时", "1 hr"),
        (59, "", ""),
        (60, "1分钟", "1 min"),
        (86_399, "23小时 59分钟", "23 hrs 59 mins"),
        (93_600, "1天 2小时", "1 day 2 hrs"),
        (59 * DAY, "59天", "59 days"),
        (61 * DAY, "2个月", "2 mths"),
        (4_318 * DAY, "11年 9个月", "11 yrs 9 mths"),
    ],
)
def test_a_span_is_told_in_its_two_largest_units(seconds: int, chinese: str, english: str) -> None:
    assert ZH.span(seconds) == chinese
    assert EN.span(seconds) == english


@given(st.integers(min_value=60, max_value=10**10))
def test_a_span_has_one_or_two_numbers_and_none_is_zero(seconds: int) -> None:
    numbers = [int(found.replace(",", "")) for found in re.findall(r"[\d,]+", EN.span(seconds))]
    assert len(numbers) in (1, 2)
    assert all(numbers)


def test_a_share_is_never_rounded_to_none_or_all() -> None:
    assert ZH.percent(3, 4) == "75%"
    assert (ZH.percent(0, 7), ZH.percent(7, 7)) == ("0%", "100%")
    assert (ZH.percent(1, 1000), ZH.percent(999, 1000)) == ("<1%", ">99%")


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_only_none_is_0_and_only_all_is_100_percent(part: int, whole: int) -> None:
    part = min(part, whole)
    assert (ZH.percent(part, whole) == "0%") == (part == 0)
    assert (ZH.percent(part, whole) == "100%") == (part == whole)


def test_numbers_have_their_thousands() -> None:
    assert ZH.number(1_234_567) == "1,234,567"
