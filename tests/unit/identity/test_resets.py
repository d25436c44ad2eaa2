# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain import resets
from services.identity.domain.resets import MOST_A_DAY, SentCode

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
RESET = resets.begin("a", "sealed", None, NOW)


def test_a_code_is_good_for_ten_minutes_and_five_tries() -> None:
    assert RESET.open_at(NOW + timedelta(minutes=10) - SECOND)
    assert not RESET.open_at(NOW + timedelta(minutes=10))
    tried = RESET
    for _ in range(4):
        tried = resets.fail(tried)
    assert tried.open_at(NOW)
    assert not resets.fail(tried).open_at(NOW)
    assert not resets.use_up(RESET).open_at(NOW)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(hours=3)), max_size=60))
def test_no_phone_gets_more_than_a_code_a_minute_and_five_a_day(waits: list[timedelta]) -> None:
    now, last, sent = NOW, None, []
    for wait in waits:
        now += wait
        if resets.may_send(last, now):
            last = resets.begin("a", "sealed", last, now)
            sent.append(now)
    assert all(later - earlier >= timedelta(minutes=1) for earlier, later in pairwise(sent))
    assert all(
        later - earlier >= timedelta(days=1) for earlier, later in zip(sent, sent[MOST_A_DAY:], strict=False)
    )


def test_who_waits_a_day_gets_another() -> None:
    many = SentCode("a", "sealed", NOW, tuple(NOW - number * timedelta(hours=1) for number in range(5)))
    assert not resets.may_send(many, NOW + timedelta(hours=19))
    assert resets.may_send(many, NOW + timedelta(hours=20))
