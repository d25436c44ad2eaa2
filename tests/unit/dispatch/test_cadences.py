# SPDX-License-Identifier: AGPL-3.0-or-later
"""Windows come in order, each slot once, whatever the cadence, the calendar and the clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.calendar import Calendar
from services.dispatch.domain.cadences import Cadence, CadenceKind, Schedule, rehearse
from services.dispatch.domain.limits import Limit, Unit
from services.dispatch.domain.round_errors import CadenceNeverComes, LimitLongerThanCadence

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
FIRST = date(2026, 1, 31)
HOUR = Limit(60)


def schedule(kind: CadenceKind, *, opens: str = "08:00", limit: Limit = HOUR, **said) -> Schedule:
    return Schedule(Cadence(kind, **said), FIRST, time.fromisoformat(opens), limit)


cadences = st.one_of(
    st.just(Cadence(CadenceKind.DAILY)),
    st.just(Cadence(CadenceKind.WORKDAYS)),
    st.builds(
        Cadence, st.just(CadenceKind.WEEKLY), st.sets(st.integers(1, 7), min_size=1).map(sorted).map(tuple)
    ),
    st.builds(Cadence, st.just(CadenceKind.MONTHLY), day=st.integers(1, 31)),
    st.builds(Cadence, st.just(CadenceKind.YEARLY), day=st.integers(1, 31), month=st.integers(1, 12)),
    st.builds(Cadence, st.just(CadenceKind.EVERY), every=st.integers(1, 366)),
)
schedules = st.builds(
    Schedule,
    cadences,
    st.dates(date(2009, 1, 1), date(2035, 1, 1)),
    st.times().map(lambda found: found.replace(second=0, microsecond=0)),
    st.just(Limit(1)),
)
moments = st.integers(0, 26 * 366 * 1440).map(
    lambda passed: datetime(2010, 1, 1, tzinfo=UTC) + timedelta(minutes=passed)
)


@given(schedules, moments, st.sampled_from(ZONES))
def test_windows_come_in_order_and_no_slot_twice(plan: Schedule, since: datetime, zone: str) -> None:
    calendar = Calendar(zone)
    found = list(islice(plan.windows(since, None, calendar), 6))
    assert found
    for one, following in pairwise(found):
        assert one.day < following.day
        assert one.opens_at < following.opens_at
    for one in found:
        assert one.opens_at > since
        assert calendar.local_date(one.opens_at) == one.day >= plan.first
        assert plan.cadence.falls_on(one.day, plan.first, calendar)


@given(schedules, moments, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_asking_again_after_each_gives_the_same_windows(
    plan: Schedule, since: datetime, zone: str, other: str
) -> None:
    calendar = Calendar(zone)
    at_once = list(islice(plan.windows(since, None, calendar), 4))
    one_by_one, last = [], None
    for _ in at_once:
        window = plan.next(last.opens_at if last else since, last and last.day, calendar)
        assert window
        one_by_one.append(window)
        last = window
    assert one_by_one == at_once
    moved = plan.next(at_once[0].opens_at, at_once[0].day, Calendar(other))
    assert moved
    assert moved.day > at_once[0].day, "a change of zone opens no day twice"


@given(schedules, moments)
def test_nothing_lies_between_two_windows(plan: Schedule, since: datetime) -> None:
    calendar = Calendar()
    one, following = islice(plan.windows(since, None, calendar), 2)
    between = (one.day + timedelta(n) for n in range(1, (following.day - one.day).days))
    assert not any(plan.cadence.falls_on(day, plan.first, calendar) for day in between)


def days(plan: Schedule, count: int, since: str = "2026-01-31T00:00:00+00:00") -> list[str]:
    windows = plan.windows(datetime.fromisoformat(since) - timedelta(days=1), None, Calendar())
    return [str(one.day) for one in islice(windows, count)]


def test_a_month_that_lacks_the_day_has_it_on_its_last() -> None:
    assert days(schedule(CadenceKind.MONTHLY, day=31), 4) == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
    ]
    leap = replace(schedule(CadenceKind.YEARLY, day=29, month=2), first=date(2027, 1, 1))
    assert days(leap, 3) == ["2027-02-28", "2028-02-29", "2029-02-28"]


def test_each_cadence_falls_on_its_days() -> None:
    assert days(schedule(CadenceKind.DAILY), 2) == ["2026-01-31", "2026-02-01"]
    assert days(schedule(CadenceKind.WEEKLY, weekdays=(1, 4)), 3) == [
        "2026-02-02",
        "2026-02-05",
        "2026-02-09",
    ]
    assert days(schedule(CadenceKind.EVERY, every=15), 3) == ["2026-01-31", "2026-02-15", "2026-03-02"]


def test_working_days_are_those_of_the_calendar() -> None:
    calendar = Calendar(days={date(2015, 3, 4): False, date(2015, 3, 7): True})
    plan = replace(schedule(CadenceKind.WORKDAYS), first=date(2015, 3, 3))
    found = plan.windows(datetime(2015, 3, 2, tzinfo=UTC), None, calendar)
    assert [one.day.day for one in islice(found, 4)] == [3, 5, 6, 7]


@pytest.mark.parametrize(
    ("day", "utc"),
    [("2026-03-28", "01:30"), ("2026-03-29", "01:30"), ("2026-03-30", "00:30")],
)
def test_the_day_on_which_clocks_go_forward_has_its_window(day: str, utc: str) -> None:
    plan = replace(schedule(CadenceKind.DAILY, opens="02:30"), first=date.fromisoformat(day))
    found = plan.next(datetime(2026, 3, 1, tzinfo=UTC), None, Calendar("Europe/Berlin"))
    assert found
    assert (str(found.day), f"{found.opens_at:%H:%M}") == (day, utc)


def test_the_hour_that_comes_twice_opens_once() -> None:
    plan = replace(schedule(CadenceKind.DAILY, opens="02:30"), first=date(2026, 10, 25))
    calendar = Calendar("Europe/Berlin")
    found = list(islice(plan.windows(datetime(2026, 10, 24, tzinfo=UTC), None, calendar), 2))
    assert [str(one.day) for one in found] == ["2026-10-25", "2026-10-26"]
    assert found[1].opens_at - found[0].opens_at == timedelta(hours=25)


def test_a_day_that_a_zone_left_out_has_no_window() -> None:
    plan = replace(schedule(CadenceKind.DAILY), first=date(2011, 12, 29))
    found = plan.windows(datetime(2011, 12, 28, tzinfo=UTC), None, Calendar("Pacific/Apia"))
    assert [one.day.day for one in islice(found, 2)] == [29, 31]


@pytest.mark.parametrize(
    "plan",
    [
        schedule(CadenceKind.WEEKLY),
        schedule(CadenceKind.MONTHLY),
        schedule(CadenceKind.YEARLY, day=1),
        schedule(CadenceKind.YEARLY, month=1),
        schedule(CadenceKind.EVERY),
        replace(schedule(CadenceKind.MONTHLY, day=15), last=date(2026, 2, 14)),
        replace(schedule(CadenceKind.DAILY), last=date(2026, 1, 30)),
    ],
)
def test_a_cadence_that_never_comes_is_refused(plan: Schedule) -> None:
    with pytest.raises(CadenceNeverComes):
        rehearse(plan, datetime(2026, 1, 30, 12, tzinfo=UTC), Calendar())


def test_a_limit_reaches_the_next_window_at_the_most() -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC)
    assert rehearse(schedule(CadenceKind.DAILY, limit=Limit(1440)), since, Calendar()) == 1
    with pytest.raises(LimitLongerThanCadence):
        rehearse(schedule(CadenceKind.DAILY, limit=Limit(1441)), since, Calendar())
    with pytest.raises(LimitLongerThanCadence):
        rehearse(schedule(CadenceKind.DAILY, limit=Limit(1, Unit.WORKING_DAYS)), since, Calendar())


def test_the_longest_gap_is_told() -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC)
    assert rehearse(schedule(CadenceKind.WEEKLY, weekdays=(1, 5)), since, Calendar()) == 4
    assert rehearse(schedule(CadenceKind.MONTHLY, day=31), since, Calendar()) == 31
    assert rehearse(schedule(CadenceKind.YEARLY, day=29, month=2), since, Calendar()) == 366
    once = replace(schedule(CadenceKind.DAILY), last=FIRST)
    assert rehearse(once, since, Calendar()) == 0
    assert once.opening(FIRST, Calendar()) == datetime(2026, 1, 31, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
