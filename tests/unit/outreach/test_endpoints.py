# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an endpoint gets, how its secrets follow each other, and when it is given up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.outreach.domain.endpoints import (
    GIVEN_UP_AFTER,
    Endpoint,
    Secret,
    State,
    Why,
    answered,
    disable,
    enable,
    register,
    rotate,
)
from services.outreach.domain.errors import EndpointOff, EndpointOn, TooManySecrets, UnknownEventTypes
from services.outreach.domain.facts import FACTS, Scope, chosen, unknown
from services.outreach.domain.signatures import Signing
from tests.unit.outreach.test_deliveries import EVENT, NOW

DAY = timedelta(days=1)
ENDPOINT = Endpoint(
    id="p-1",
    name="平台",
    url="https://example.org",
    place=OrgPath("/320585/001"),
    scopes=(Scope.ORDERS,),
    types=(),
    owner_id="city@320585",
    registered_at=NOW,
    secrets=(Secret(Signing.HMAC, "s-1"),),
)


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, True),
        ({"types": ("linli.dispatch.v1.OrderAccepted",)}, True),
        ({"types": ("linli.dispatch.*",)}, True),
        ({"types": ("linli.dispatch.v1.OrderClosed",)}, False),
        ({"scopes": (Scope.VOTES,)}, False),
        ({"place": OrgPath("/320585/001/002")}, False),
        ({"place": OrgPath("/320585/0011")}, False),
        ({"state": State.DISABLED}, False),
    ],
)
def test_what_it_gets(changed: dict[str, object], wanted: bool):
    assert replace(ENDPOINT, **changed).wants(EVENT) is wanted


@given(st.sampled_from(sorted(FACTS)))
def test_a_pattern_takes_its_type_and_its_service(event_type: str):
    assert chosen((event_type,), event_type)
    assert chosen((f"{event_type.rpartition('.')[0]}.*",), event_type)
    assert not chosen((f"{event_type}X",), event_type)


def test_a_filter_that_lets_nothing_through_is_refused():
    assert unknown(("linli.dispatch.v1.OrderAccepted", "linli.identity.v1.LoggedIn")) == [
        "linli.identity.v1.LoggedIn"
    ]
    with pytest.raises(UnknownEventTypes):
        register(replace(ENDPOINT, types=("linli.identity.v1.TokensRevoked",)))


def test_secrets_overlap_and_no_more_than_three_are_good():
    second, events = rotate(ENDPOINT, Secret(Signing.HMAC, "s-2"), NOW, DAY)
    assert [one.sealed for one in second.good_secrets(NOW)] == ["s-2", "s-1"]
    assert [one.sealed for one in second.good_secrets(NOW + DAY)] == ["s-2"]
    assert events[0].older_until == NOW + DAY
    third, _ = rotate(second, Secret(Signing.ED25519, "s-3"), NOW + DAY / 2, DAY)
    with pytest.raises(TooManySecrets) as refused:
        rotate(third, Secret(Signing.HMAC, "s-4"), NOW + DAY / 2, DAY)
    assert refused.value.until == NOW + DAY
    fourth, _ = rotate(third, Secret(Signing.HMAC, "s-4"), NOW + DAY, DAY)
    assert len(fourth.secrets) == 3


def test_three_days_without_a_good_answer_disable_it_once():
    failing, events = answered(ENDPOINT, [500], NOW)
    assert (failing.failing_since, events) == (NOW, [])
    later, _ = answered(failing, [500], NOW + GIVEN_UP_AFTER - timedelta(seconds=1))
    assert later.state is State.ENABLED
    off, events = answered(later, [None], NOW + GIVEN_UP_AFTER)
    assert (off.state, off.why, [event.why for event in events]) == (State.DISABLED, Why.FAILING, ["failing"])
    assert answered(off, [500], NOW + 4 * DAY)[1] == []


def test_one_good_answer_begins_the_three_days_anew():
    failing, _ = answered(ENDPOINT, [500, None], NOW)
    assert failing.rests_until == NOW + timedelta(seconds=5)
    well, _ = answered(failing, [204], NOW + 2 * DAY)
    assert (well.failing_since, well.silent, well.rests_until) == (None, 0, None)
    assert answered(well, [500], NOW + 4 * DAY)[0].state is State.ENABLED


def test_gone_is_taken_at_its_word():
    off, _ = answered(ENDPOINT, [200, 410], NOW)
    assert off.why is Why.GONE


def test_it_rests_longer_each_time_and_five_minutes_at_most():
    endpoint, rests = ENDPOINT, []
    for _ in range(8):
        endpoint, _ = answered(endpoint, [None], NOW)
        rests.append((endpoint.rests_until - NOW).total_seconds())
    assert rests == sorted(rests)
    assert rests[-1] == 300


def test_who_gave_no_answer_or_took_long_over_it_is_slow_until_an_answer_comes_at_once():
    for statuses, longest in (([None], 10_000), ([200], 2000), ([200, 500], 9000)):
        slow, _ = answered(ENDPOINT, statuses, NOW, longest=longest)
        assert slow.is_slow
        assert not answered(slow, [200], NOW, longest=1999)[0].is_slow


def test_off_and_on_again():
    off, _ = disable(answered(ENDPOINT, [None], NOW)[0], Why.BY_HAND)
    with pytest.raises(EndpointOff):
        disable(off, Why.BY_HAND)
    on, _ = enable(off)
    assert on == ENDPOINT
    with pytest.raises(EndpointOn):
        enable(on)
    assert NOW.tzinfo is UTC
    assert isinstance(NOW, datetime)
