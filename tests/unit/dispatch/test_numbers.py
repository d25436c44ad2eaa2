# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.dispatch.domain.numbers import day_count, number, said
from services.dispatch.domain.tallies import STRIPES

DAY = date(2026, 11, 25)


def test_a_number_names_the_district_the_day_and_a_count():
    assert number("TC", DAY, day_count(DAY, 6).more) == "TC-1125-0007"
    assert number("", DAY, day_count(DAY, 6).more.more) == "1125-0015"


@given(st.lists(st.integers(0, STRIPES - 1), max_size=200))
def test_no_number_is_given_twice_on_a_day(stripes):
    counts = [day_count(DAY, stripe) for stripe in range(STRIPES)]
    given_out = []
    for stripe in stripes:
        counts[stripe] = counts[stripe].more
        given_out.append(number("TC", DAY, counts[stripe]))
    assert len(set(given_out)) == len(given_out)


@pytest.mark.parametrize("text", ["TC-1125-0007", "tc 1125 0007", "1125-0007", " 11250007 "])
def test_a_number_is_known_however_it_is_said(text):
    assert said(text, "TC") == "TC-1125-0007"


@pytest.mark.parametrize("text", ["", "水管", "0007", "13812341234", "TC-1125"])
def test_other_text_is_no_number(text):
    assert said(text, "TC") is None
