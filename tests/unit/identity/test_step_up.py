# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.step_up import TWO_FACTORS, Demand, Group, InsufficientAuthentication, proof_of
from services.identity.domain import sessions
from services.identity.domain.kinds import Asked
from services.identity.policies import StepUpPolicy

HOUR = 3600


def test_by_default_staff_with_a_second_factor_are_asked_and_nobody_else() -> None:
    policy = StepUpPolicy()
    assert policy.demands(has_second_factor=False) == {}
    asked = policy.demands(has_second_factor=True)
    assert set(asked) == set(Group) - {Group.VOTES, Group.BILLS}, "a ballot is cast without another log-in"
    assert set(asked.values()) == {Demand(TWO_FACTORS, 2 * HOUR)}


@pytest.mark.parametrize(
    ("asked", "without", "with_one"),
    [
        (Asked.NOTHING, None, None),
        (Asked.FRESH, Demand("", 1800), Demand("", 1800)),
        (Asked.TWO_FACTORS_IF_SET, None, Demand(TWO_FACTORS, 1800)),
        (Asked.TWO_FACTORS, Demand(TWO_FACTORS, 1800), Demand(TWO_FACTORS, 1800)),
    ],
)
def test_what_a_district_may_ask(asked: Asked, without: Demand | None, with_one: Demand | None) -> None:
    policy = StepUpPolicy(votes=asked, fresh_minutes=30)
    assert policy.demands(has_second_factor=False).get(Group.VOTES) == without
    assert policy.demands(has_second_factor=True).get(Group.VOTES) == with_one


def test_what_a_token_says_is_what_was_asked() -> None:
    asked = StepUpPolicy(votes=Asked.FRESH).demands(has_second_factor=True)
    claims = {"acr": TWO_FACTORS, "auth_time": 1000, "asks": {g: d.claim() for g, d in asked.items()}}
    proof = proof_of(claims)
    assert proof.asks == asked
    proof.check(Group.PAYMENTS, 1000 + 2 * HOUR)
    with pytest.raises(InsufficientAuthentication):
        proof.check(Group.PAYMENTS, 1001 + 2 * HOUR)
    proof_of({}).check(Group.PAYMENTS, 1e12)


@pytest.mark.parametrize(
    ("level", "wanted", "more"),
    [
        (sessions.ONE_FACTOR, "", False),
        (sessions.ONE_FACTOR, "two_factors", True),
        (sessions.TWO_FACTORS, "two_factors", False),
        (sessions.ONE_FACTOR, "two_factors one_factor", False),
        (sessions.TWO_FACTORS, "one_factor", False),
        (sessions.ONE_FACTOR, "urn:mace:incommon:iap:silver", False),
    ],
)
def test_a_client_asks_for_a_level(level: str, wanted: str, more: bool) -> None:
    assert sessions.demands(level, wanted) == more
