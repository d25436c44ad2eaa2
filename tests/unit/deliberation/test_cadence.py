# SPDX-License-Identifier: AGPL-3.0-or-later
"""A meeting every month: warned of on the 25th, told of when the month is over."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.chassis.calendar import Calendar
from services.chassis.values import OrgPath
from services.deliberation.domain.cadence import (
    MissedMonth,
    climb,
    is_climbing,
    looked_at,
    make_up,
    next_look,
    span,
)

CALENDAR = Calendar()
COMPOUND = OrgPath("/320585/001/002/c01")
moments = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def at(text: str) -> datetime:
    return datetime.fromisoformat(text + "+08:00")


def test_the_next_look_is_the_25th_then_the_first() -> None:
    assert next_look(at("2026-03-02T09:00"), CALENDAR) == at("2026-03-25T09:00")
    assert next_look(at("2026-03-25T09:00"), CALENDAR) == at("2026-04-01T09:00")
    assert next_look(at("2026-12-31T23:00"), CALENDAR) == at("2027-01-01T09:00")


def test_what_is_looked_at() -> None:
    assert looked_at(at("2026-03-25T09:00"), CALENDAR) == (date(2026, 3, 1), False)
    assert looked_at(at("2026-04-01T09:00"), CALENDAR) == (date(2026, 3, 1), True)
    assert looked_at(at("2027-01-04T09:00"), CALENDAR) == (date(2026, 12, 1), True)


@given(moments)
def test_looks_come_twice_a_month_and_always_later(now: datetime) -> None:
    first = next_look(now, CALENDAR)
    second = next_look(first, CALENDAR)
    assert now < first < second <= first + timedelta(days=25)
    assert {CALENDAR.local_date(first).day, CALENDAR.local_date(second).day} == {1, 25}


@given(moments)
def test_a_month_begins_before_and_ends_after_each_of_its_moments(now: datetime) -> None:
    begins, ends = span(CALENDAR.local_date(now).replace(day=1), CALENDAR)
    assert begins <= now < ends


def missed() -> MissedMonth:
    return MissedMonth(
        id="p:2026-03", place_id="p", place=COMPOUND, within=COMPOUND.ancestors(), month=date(2026, 3, 1)
    )


def test_a_missed_month_climbs_to_the_district_unless_it_is_made_up() -> None:
    one, told = missed(), []
    while is_climbing(one):
        one, events = climb(one)
        told.append(events[0].told)  # type: ignore[attr-defined]
    assert told == list(COMPOUND.ancestors()[::-1])
    assert not is_climbing(make_up(missed(), at("2026-04-03T19:00"))[0])
