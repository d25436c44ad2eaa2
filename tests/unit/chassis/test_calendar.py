# SPDX-License-Identifier: AGPL-3.0-or-later
import csv
import json
from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.calendar import OFFICE_HOURS, Calendar, Hours
from services.chassis.values import Invalid

SHANGHAI = Calendar()
NIGHT_AND_DAY = (Hours(time(0, 30), time(1, 30)), Hours(time(2), time(2, 15)), Hours(time(3), time(23)))
CALENDARS = (
    SHANGHAI,
    Calendar(zone="America/New_York"),
    Calendar(zone="America/New_York", hours=NIGHT_AND_DAY),
    Calendar(zone="Australia/Lord_Howe", hours=NIGHT_AND_DAY),
)
moments = st.datetimes(datetime(2015, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
durations = st.timedeltas(timedelta(), timedelta(hours=200))


day = date.fromisoformat


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def published_periods():
    with (Path(__file__).parent / "data" / "due_dates.csv").open() as file:
        rows = list(csv.DictReader(file))
    return [(day(row["received_on"]), int(row["working_days"]), day(row["due_on"])) for row in rows]


def test_every_published_due_date_agrees():
    rows = published_periods()
    assert len(rows) == 400
    wrong = [row for row in rows if SHANGHAI.add_working_days(row[0], row[1]) != row[2]]
    assert wrong == []


def legal_cases(*kinds: str):
    lines = (Path(__file__).parent / "data" / "periods.jsonl").read_text().splitlines()
    return [case for case in map(json.loads, lines) if case["input"]["op"] in kinds]


def counted(case: dict) -> date:
    """The last day by our own reckoning."""
    given = case["input"]
    working = "working_days" in (given["op"], given.get("unit"))
    if not given.get("move_from_holiday", True):
        return day(given["start"]) + timedelta(days=given["n"])
    add = SHANGHAI.add_working_days if working else SHANGHAI.add_days
    return add(day(given.get("start") or given["from"]), given["n"])


def test_the_legal_cases_of_periods_agree():
    found = {case["id"]: counted(case) for case in legal_cases("days", "working_days")}
    assert len(found) > 80
    assert found == {
        case["id"]: day(case["expected"]["last_day"]) for case in legal_cases("days", "working_days")
    }


def test_the_legal_cases_of_publications_agree():
    for case in legal_cases("publication"):
        last = counted(case)
        stays = day(case["input"]["up_through"]) >= last
        expected = case["expected"]
        assert (last, stays) == (day(expected["must_stay_through"]), expected["fulfilled"]), case["id"]


def test_the_legal_cases_of_objections_agree():
    for case in legal_cases("objection"):
        found = [SHANGHAI.add_working_days(day(case["input"]["received"]), count) for count in (1, 2, 5)]
        expected = [day(case["expected"][name]) for name in ("mark_by", "transfer_by", "decide_by")]
        assert found == expected, case["id"]


def test_the_legal_cases_of_notices_agree():
    for case in legal_cases("notice"):
        given, expected = case["input"], case["expected"]
        notice, event, length = day(given["notice_on"]), day(given["event_on"]), timedelta(days=given["n"])
        assert (notice + length, event - length) == (
            day(expected["earliest_event"]),
            day(expected["latest_notice"]),
        ), case["id"]
        assert (notice + length <= event) is expected["enough"], case["id"]


def test_a_period_ends_at_midnight():
    assert SHANGHAI.end_of_period(date(2024, 3, 11)) == shanghai("2024-03-12T00:00")


@pytest.mark.parametrize("count", [0, -1])
def test_a_period_has_at_least_one_day(count):
    for add in (SHANGHAI.add_days, SHANGHAI.add_working_days):
        with pytest.raises(Invalid):
            add(date(2024, 3, 4), count)


def test_a_make_up_saturday_is_worked_and_a_holiday_monday_is_not():
    assert SHANGHAI.is_workday(date(2015, 2, 15))
    assert not SHANGHAI.is_workday(date(2015, 2, 23))


def test_an_unknown_year_counts_weekends_only_and_says_so():
    assert SHANGHAI.known(2015)
    assert not SHANGHAI.known(2031)
    assert SHANGHAI.is_workday(date(2031, 10, 1))
    assert not SHANGHAI.is_workday(date(2031, 10, 4))


def test_a_districts_own_days_override_the_published_ones():
    calendar = Calendar(days={date(2031, 10, 1): False, date(2031, 10, 4): True})
    assert not calendar.is_workday(date(2031, 10, 1))
    assert calendar.is_workday(date(2031, 10, 4))
    assert not calendar.known(2031)


def test_what_the_platform_loaded_makes_a_year_known_and_goes_before_the_package():
    loaded = Calendar(
        days={date(2031, 10, 2): True},
        published={date(2031, 10, 1): False, date(2031, 10, 2): False, date(2026, 10, 1): True},
        years=frozenset({2031}),
    )
    assert loaded.known(2031)
    assert not loaded.known(2032)
    assert [loaded.is_workday(date(2031, 10, number)) for number in (1, 2)] == [False, True]
    assert loaded.is_workday(date(2026, 10, 1))


def test_the_office_is_open_or_opens_next():
    lunch, night = shanghai("2015-03-02T12:00"), shanghai("2015-03-06T20:00")
    assert SHANGHAI.working_from(shanghai("2015-03-02T11:59")) == shanghai("2015-03-02T11:59")
    assert SHANGHAI.working_from(lunch) == shanghai("2015-03-02T13:30")
    assert SHANGHAI.working_from(night) == shanghai("2015-03-09T08:30")


def test_a_single_day_of_the_districts_own_makes_no_year_known():
    storm = Calendar(days={date(2031, 8, 11): False})
    assert not storm.is_workday(date(2031, 8, 11))
    assert not storm.known(2031)
    assert not Calendar(days={date(2031, 10, 1): True}).known(2031)


@pytest.mark.parametrize(("holiday", "worked"), [("2025-10-08", "2025-10-11"), ("2026-02-23", "2026-02-28")])
def test_the_last_years_are_known(holiday, worked):
    assert SHANGHAI.known(day(holiday).year)
    assert not SHANGHAI.is_workday(day(holiday))
    assert SHANGHAI.is_workday(day(worked))


WAITED_FOR = {2027: "chinesecalendar 1.11.0, the newest on 2026-11-29, ends with 2026"}
"""Year → why its holidays may be missing although it is near: no version of the package has them yet, say."""


def missing_year(today: date, waited_for: Container[int] = ()) -> int | None:
    """This year or, from December, the next one, if its holidays are not known."""
    near = (today.year, today.year + 1) if today.month == 12 else (today.year,)
    return next((year for year in near if not SHANGHAI.known(year) and year not in waited_for), None)


def test_the_holidays_of_a_year_that_is_near_are_known():
    year = missing_year(date.today(), WAITED_FOR)
    assert year is None, (
        f"no fault of the code: chinesecalendar does not know {year}. The notice comes out each November: "
        "`make requirements UPGRADE=1`; until a version has it, say so in WAITED_FOR. What runs gets the "
        "notice as data, without a release: `linlictl holidays load`"
    )


@pytest.mark.parametrize(
    ("today", "year"), [("2031-11-30", 2031), ("2026-11-30", None), ("2004-12-01", None)]
)
def test_a_missing_year_is_named(today, year):
    assert missing_year(day(today)) == year


def test_a_missing_next_year_is_named_in_december():
    last = max(year for year in range(2004, 2100) if SHANGHAI.known(year))
    assert missing_year(date(last, 11, 30)) is None
    assert missing_year(date(last, 12, 1)) == last + 1
    assert missing_year(date(last, 12, 1), {last + 1}) is None


def test_nobody_waits_for_a_year_that_is_known():
    assert [year for year in WAITED_FOR if SHANGHAI.known(year)] == []


def test_working_time_skips_lunch_nights_and_the_national_holiday():
    start = shanghai("2015-09-30 11:00")
    assert SHANGHAI.add_working_time(start, timedelta(hours=2)) == shanghai("2015-09-30 14:30")
    assert SHANGHAI.add_working_time(start, timedelta(hours=6)) == shanghai("2015-10-08 09:30")
    assert SHANGHAI.working_time_between(start, shanghai("2015-10-08 09:30")) == timedelta(hours=6)


def test_no_time_at_all_ends_where_it_starts():
    start = shanghai("2015-10-03 03:00")
    assert SHANGHAI.add_working_time(start, timedelta()) == start
    assert SHANGHAI.working_time_between(start, start) == timedelta()


def test_a_working_day_ends_when_the_office_closes():
    assert SHANGHAI.end_of_day(date(2015, 3, 2)) == shanghai("2015-03-02 17:30")


@pytest.mark.parametrize("hours", [(), (Hours(time(9), time(9)),), OFFICE_HOURS[::-1], OFFICE_HOURS[:1] * 2])
def test_hours_that_are_empty_or_overlap_are_refused(hours):
    with pytest.raises(Invalid):
        Calendar(hours=hours)


def test_a_period_without_a_working_day_is_refused():
    with pytest.raises(Invalid):
        SHANGHAI.add_working_days(date(2020, 1, 1), 0)


@given(st.sampled_from(CALENDARS), moments, durations)
def test_time_added_is_the_time_between(calendar, start, duration):
    end = calendar.add_working_time(start, duration)
    assert end >= start
    assert calendar.working_time_between(start, end) == duration


@given(st.sampled_from(CALENDARS), moments, durations, durations)
def test_adding_more_time_never_ends_earlier_and_sums_up(calendar, start, one, two):
    first = calendar.add_working_time(start, one)
    assert first <= calendar.add_working_time(start, one + two)
    assert calendar.add_working_time(first, two) == calendar.add_working_time(start, one + two)


@given(st.sampled_from(CALENDARS), moments, moments, moments)
def test_time_between_is_additive_and_never_more_than_elapsed(calendar, one, two, three):
    a, b, c = sorted((one, two, three))
    whole = calendar.working_time_between(a, c)
    assert whole == calendar.working_time_between(a, b) + calendar.working_time_between(b, c)
    assert whole <= c - a


@given(st.dates(date(2014, 1, 1), date(2026, 12, 31)), st.integers(1, 60))
def test_a_period_ends_on_a_working_day_and_holds_exactly_its_days(received_on, count):
    due = SHANGHAI.add_working_days(received_on, count)
    between = [received_on + timedelta(days=i) for i in range(1, (due - received_on).days + 1)]
    assert SHANGHAI.is_workday(due)
    assert sum(map(SHANGHAI.is_workday, between)) == count


def test_the_office_opens_on_the_next_working_day():
    friday, monday = shanghai("2015-03-06T08:30"), shanghai("2015-03-09T08:30")
    assert SHANGHAI.next_opening(friday - timedelta(minutes=1)) == friday
    assert SHANGHAI.next_opening(friday) == monday
    assert SHANGHAI.next_opening(shanghai("2015-03-07T12:00")) == monday
