# SPDX-License-Identifier: AGPL-3.0-or-later
"""Channels in the order that was chosen, quiet hours, addresses."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.outreach.domain.audiences import Matter, Urgency
from services.outreach.domain.browsers import MOST_BROWSERS, Browser
from services.outreach.domain.choices import (
    Address,
    Channel,
    Choice,
    Choices,
    check_address,
    loud_at,
    mask,
    subscribed,
    without_browsers,
)
from services.outreach.domain.message_errors import NotAnAddress

ZONE = "Asia/Shanghai"
BOTH = {Channel.EMAIL: Address("s", "m", confirmed=True), Channel.SMS: Address("s", "m", confirmed=True)}
DAY = datetime(2026, 3, 2, tzinfo=ZoneInfo(ZONE))


@given(
    st.times(),
    st.times(),
    st.timedeltas(timedelta(), timedelta(days=365)).map(lambda since: DAY + since),
)
def test_what_waits_for_the_end_of_the_quiet_hours_waits_less_than_a_day(
    begins: time, ends: time, now: datetime
):
    choices = Choices(id="p", quiet_from=begins, quiet_until=ends)
    loud = loud_at(choices, now, ZONE)
    assert timedelta() <= loud - now < timedelta(days=1)
    assert loud_at(choices, loud, ZONE) == loud


@pytest.mark.parametrize(("hour", "waits"), [(21, 0), (22, 9), (23, 8), (3, 4), (7, 0), (12, 0)])
def test_the_night_by_default(hour: int, waits: int):
    now = DAY + timedelta(hours=hour)
    assert loud_at(Choices(id="p"), now, ZONE) - now == timedelta(hours=waits)


@pytest.mark.parametrize(
    ("chosen", "urgency", "bound", "route"),
    [
        ((Channel.EMAIL, Channel.SMS), Urgency.NORMAL, False, ["email", "sms"]),
        ((Channel.SMS,), Urgency.NORMAL, False, ["sms"]),
        ((), Urgency.NORMAL, False, []),
        ((), Urgency.NORMAL, True, ["email", "sms"]),
        ((Channel.SMS,), Urgency.URGENT, False, ["sms", "email"]),
    ],
)
def test_the_way_to_a_person(chosen: tuple[Channel, ...], urgency: Urgency, bound: bool, route: list[str]):
    choices = Choices(id="p", addresses=BOTH, choices={"orders": Choice(chosen)})
    assert choices.route(Matter.ORDERS, urgency, frozenset(Channel), bound=bound) == route
    assert choices.route(Matter.ORDERS, urgency, frozenset(), bound=bound) == []


def test_an_address_that_was_not_confirmed_is_none():
    choices = Choices(id="p", addresses={Channel.EMAIL: Address("s", "m")})
    assert choices.route(Matter.VOTES, Urgency.URGENT, frozenset(Channel), bound=True) == []


@pytest.mark.parametrize(
    ("given", "kept"), [("138 1234-1234", "13812341234"), ("+49 30 123456", "+4930123456")]
)
def test_a_number_is_kept_without_what_people_write_between(given: str, kept: str):
    assert check_address(Channel.SMS, given) == kept


@pytest.mark.parametrize("number", ["", "110", "12812341234", "138123412345", "+0123456789", "1381234123a"])
def test_what_is_no_number(number: str):
    with pytest.raises(NotAnAddress):
        check_address(Channel.SMS, number)


def test_masks():
    assert mask(Channel.SMS, "13812341234") == "138****1234"
    assert mask(Channel.EMAIL, "zhang@example.org") == "z***@example.org"


@given(st.lists(st.integers(0, 20), min_size=1, max_size=60))
def test_the_browsers_are_those_that_turned_it_on_last_each_once(turned_on: list[int]):
    choices = Choices(id="p")
    for number, browser in enumerate(turned_on):
        at = DAY + timedelta(seconds=number)
        choices = subscribed(choices, str(browser), Browser("s", "", "h", at))
    last = list(dict.fromkeys(map(str, reversed(turned_on))))[:MOST_BROWSERS]
    assert choices.browsers.keys() == set(last)
    assert choices.is_reached
    assert not without_browsers(choices, last).is_reached
