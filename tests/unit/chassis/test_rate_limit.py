# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.http.problems import TooManyRequests
from services.chassis.http.rate_limit import RateLimit

NEVER_REFILLED = 0.001


def taken(limit: RateLimit, sender: str, times: int) -> int:
    """How many of so many requests pass."""
    passed = 0
    for _ in range(times):
        try:
            limit.take(sender)
        except TooManyRequests:
            continue
        passed += 1
    return passed


def test_who_has_a_rate_of_its_own_goes_by_it_and_the_others_by_theirs():
    limit = RateLimit(NEVER_REFILLED, {"320585": 2, "320583": 0})
    assert taken(limit, "320585", 10) in (4, 5)
    assert taken(limit, "320583", 100) == 100
    assert taken(limit, "110101", 10) == 1


def test_without_a_rate_only_those_are_limited_that_have_one():
    limit = RateLimit(0, {"320585": NEVER_REFILLED})
    assert taken(limit, "110101", 100) == 100
    assert taken(limit, "320585", 2) == 1
    with pytest.raises(TooManyRequests):
        limit.take("320585")
