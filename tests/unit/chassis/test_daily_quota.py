# SPDX-License-Identifier: AGPL-3.0-or-later
"""A client's day: never more than the bound, over processes, restarts, midnights and jumps of a clock."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymongo.errors import AutoReconnect

from services.chassis.http.allowances import Allowance
from services.chassis.http.daily_quota import LARGEST_BATCH, DailyQuota, batch_of
from services.chassis.http.problems import DayIsSpent

DISTRICT, CLIENT, ZONE = "320585", "hotline@320585", "Asia/Shanghai"
MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)
DAY = timedelta(days=1)
QUOTAS = st.integers(1, 700)


class Totals:
    """What the store keeps, in memory; `down` as if it did not answer."""

    def __init__(self) -> None:
        self.kept: Counter[tuple[str, str, date]] = Counter()
        self.reads = self.writes = 0
        self.down = False

    def total(self, tenant: str, client_id: str, day: date) -> int:
        self.reads += 1
        return self.kept[tenant, client_id, day]

    def add(self, tenant: str, client_id: str, day: date, count: int) -> int:
        if self.down:
            raise AutoReconnect
        self.writes += 1
        self.kept[tenant, client_id, day] += count
        return self.kept[tenant, client_id, day]


class Watch:
    """A clock that a test moves."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def passes(process: DailyQuota, quota: int, client_id: str = CLIENT) -> bool:
    try:
        process.take(DISTRICT, client_id, quota, ZONE)
    except DayIsSpent:
        return False
    return True


@given(QUOTAS)
def test_one_process_lets_through_what_it_may_and_no_more(quota: int):
    process = DailyQuota(Totals(), Watch())
    assert sum(passes(process, quota) for _ in range(quota + 20)) == quota


@given(QUOTAS, st.integers(2, 5), st.randoms(use_true_random=False))
def test_several_let_through_less_than_a_batch_each_beyond_it(quota: int, count: int, chance):
    totals, watch = Totals(), Watch()
    processes = [DailyQuota(totals, watch) for _ in range(count)]
    passed = sum(passes(chance.choice(processes), quota) for _ in range(quota + count * batch_of(quota) + 50))
    assert passed < quota + count * batch_of(quota)
    assert passed >= quota


@given(QUOTAS, st.sets(st.integers(0, 700), max_size=4))
def test_a_process_that_ends_forgets_a_batch_at_the_most(quota: int, ends: set[int]):
    totals, watch = Totals(), Watch()
    process, passed = DailyQuota(totals, watch), 0
    for number in range(quota + 5 * batch_of(quota) + 700):
        if number in ends:
            process = DailyQuota(totals, watch)
        passed += passes(process, quota)
    assert quota <= passed <= quota + len(ends) * batch_of(quota)


@given(QUOTAS, st.lists(st.tuples(st.integers(-3, 3), st.integers(1, 300)), max_size=12))
def test_however_a_clock_jumps_no_day_has_more_than_its_quota(quota: int, jumps: list[tuple[int, int]]):
    watch = Watch()
    process, passed, sent = DailyQuota(Totals(), watch), Counter[int](), Counter[int]()
    for day, requests in jumps:
        watch.now = MORNING + day * DAY
        sent[day] += requests
        passed[day] += sum(passes(process, quota) for _ in range(requests))
    assert passed == {day: min(quota, count) for day, count in sent.items()}


def test_a_day_begins_at_the_districts_midnight():
    watch = Watch(datetime(2026, 3, 2, 15, 59, 30, tzinfo=UTC))
    process = DailyQuota(Totals(), watch)
    assert process.take(DISTRICT, CLIENT, 1, ZONE) == Allowance("client-day", 1, 86_400, 0, 30)
    with pytest.raises(DayIsSpent) as refused:
        process.take(DISTRICT, CLIENT, 1, ZONE)
    assert refused.value.data() == {
        "retry_after": 30,
        "quota": 1,
        "begins_at": datetime(2026, 3, 2, 16, tzinfo=UTC),
    }
    watch.now += timedelta(seconds=30)
    assert process.take(DISTRICT, CLIENT, 1, ZONE) == Allowance("client-day", 1, 86_400, 0, 86_400)


def test_the_day_of_a_change_to_summer_time_is_shorter():
    watch = Watch(datetime(2026, 3, 28, 23, tzinfo=UTC))
    found = DailyQuota(Totals(), watch).take(DISTRICT, CLIENT, 9, "Europe/Berlin")
    assert found is not None
    assert found.reset == 23 * 3600


@given(st.integers(1, 10**9))
def test_a_batch_is_a_small_part_of_a_quota(quota: int):
    assert 1 <= batch_of(quota) <= LARGEST_BATCH
    assert batch_of(quota) <= max(1, quota / 100)


def test_it_writes_once_a_batch_and_when_refusing_never():
    totals = Totals()
    process = DailyQuota(totals, Watch())
    assert sum(passes(process, 10_000) for _ in range(1_001)) == 1_001
    assert (totals.reads, totals.writes) == (1, 10)
    spent = DailyQuota(totals, Watch())
    assert not any(passes(spent, 500) for _ in range(100))
    assert (totals.reads, totals.writes) == (2, 10)


def test_without_a_quota_nothing_is_asked_and_nothing_kept():
    totals = Totals()
    process = DailyQuota(totals, Watch())
    assert process.take(DISTRICT, CLIENT, 0, ZONE) is process.look(DISTRICT, CLIENT, 0, ZONE) is None
    assert (totals.reads, totals.writes) == (0, 0)


def test_looking_counts_nothing():
    totals = Totals()
    process = DailyQuota(totals, Watch())
    process.take(DISTRICT, CLIENT, 5, ZONE)
    found = [process.look(DISTRICT, CLIENT, 5, ZONE) for _ in range(9)]
    assert {one.left for one in found if one} == {4}
    assert (totals.reads, totals.writes) == (1, 0)


def test_what_could_not_be_kept_is_not_forgotten():
    totals = Totals()
    process = DailyQuota(totals, Watch())
    assert passes(process, 3)
    totals.down = True
    with pytest.raises(AutoReconnect):
        process.take(DISTRICT, CLIENT, 3, ZONE)
    totals.down = False
    assert [passes(process, 3) for _ in range(3)] == [True, True, False]


def test_each_client_has_its_own_day():
    process = DailyQuota(Totals(), Watch())
    assert passes(process, 1)
    assert passes(process, 1, "another@320585")
    assert not passes(process, 1)
