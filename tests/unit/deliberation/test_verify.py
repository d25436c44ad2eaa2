# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stand-alone verifier reckons a vote anew from the log, and finds whatever was altered in it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import verify
from services.chassis.values import OrgPath
from services.deliberation.domain import publications, votes
from services.deliberation.domain.ballots import Ballot, Channel, Choice, Fate
from services.deliberation.domain.casting import commitment
from services.deliberation.domain.counting import Counting, Sides
from services.deliberation.domain.frozen_rolls import RefusedBallot, Roll
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.votes import State, Vote
from services.deliberation.policies import VotePolicy

OPENS = datetime.fromisoformat("2026-03-18T00:00:00+08:00")
PLACE = OrgPath("/320585/001/002/c01")
BALLOTS = [
    Ballot(id=f"b{n}", by="p", principal="p", choice=Choice.AGREE, channel=Channel.ONLINE, at=OPENS)
    for n in range(8)
]
RECEIPTS = [f"v1|u{n}|b{n}|agree|secret" for n in range(8)]
Facts = list[dict[str, Any]]


def counted(sides: Sides, whole: Measure, matter: Matter = Matter.USE_OF_COMMON_PARTS) -> Vote:
    """A vote that eight ballots were given in."""
    closed = Vote(
        id="v1",
        title="小区公共车位出租",
        question="是否同意？",
        plan="每位每月三百元。",
        matter=matter,
        place=PLACE,
        within=PLACE.ancestors(),
        opens_at=OPENS,
        closes_at=OPENS + timedelta(days=10),
        terms=VotePolicy().terms(warned=False, first_assembly=False),
        prepared_by="p1",
        prepared_at=OPENS,
        state=State.CLOSED,
        ballots=len(BALLOTS),
        roll=Roll(Counting(roll=whole, units=10), "abc", OPENS),
    )
    return votes.complete(closed, Counting(roll=whole, sides=sides, units=10))[0]


def log(vote: Vote) -> Facts:
    """What the log has of it."""
    documents = {"plan": publications.plan, "roll": publications.roll, "result": publications.result}
    bound = [commitment("v1", f"u{n}", ballot, "secret") for n, ballot in enumerate(BALLOTS)]
    return [
        *(
            {"kind": kind, "subject": "vote/v1", "content": json.dumps(made(vote))}
            for kind, made in documents.items()
        ),
        *({"kind": "ballot", "vote": "v1", "commitment": one} for one in bound),
    ]


def corrected() -> Facts:
    """The log of a vote whose roll was put right after the count: one ballot is refused."""
    facts = log(ADOPTED)
    roll = Roll(Counting(roll=Measure(9000, 9), units=9), "def", OPENS, 2, "abc", ("u9",))
    bound = [fact["commitment"] for fact in facts if fact["kind"] == "ballot"]
    sides = Sides(agree=Measure(7000, 7), disagree=Measure(500, 1))
    refused = (RefusedBallot("u0", "b0", bound[0], Fate.NOT_ENTITLED),)
    again, _ = votes.complete(
        replace(ADOPTED, state=State.CLOSED, roll=roll), Counting(roll=Measure(9000, 9), sides=sides), refused
    )
    made = {"roll": publications.roll(again, "面积有误"), "result": publications.result(again)}
    later = [{"kind": k, "subject": "vote/v1", "content": json.dumps(one)} for k, one in made.items()]
    return [*facts, *later]


def checked(facts: Facts, *receipts: str) -> dict[str, Any]:
    return verify.check_vote([{"data": json.dumps(fact)} for fact in facts], "v1", list(receipts))


ADOPTED = counted(Sides(agree=Measure(8000, 8), disagree=Measure(500, 1)), Measure(10_000, 10))


def test_an_honest_vote_adds_up_and_every_receipt_is_found() -> None:
    assert checked(log(ADOPTED), *RECEIPTS)["result"] == "pass"


measures = st.builds(Measure, st.integers(0, 1000), st.integers(0, 30))


@given(st.builds(Sides, measures, measures, measures), measures, st.sampled_from(Matter))
def test_the_verifier_comes_to_what_the_service_came_to(
    sides: Sides, silent: Measure, matter: Matter
) -> None:
    vote = counted(sides, sides.participating + silent, matter)
    assert vote.outcome
    assert checked(log(vote))["strict"]["result"] == vote.outcome.strict.result


def _content(facts: Facts, kind: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Alter the document of a kind."""
    fact = next(fact for fact in facts if fact["kind"] == kind)
    document = json.loads(fact["content"])
    change(document)
    fact["content"] = json.dumps(document)


ALTERATIONS: dict[str, Callable[[Facts], None]] = {
    "a ballot dropped": lambda facts: facts.__delitem__(-1),
    "a ballot changed": lambda facts: facts[-1].update(commitment="0" * 64),
    "a ballot doubled": lambda facts: facts.append(facts[-1]),
    "a weight changed": lambda facts: _content(
        facts, "result", lambda told: told["strict"]["agree"].update(area=8001)
    ),
    "a roll swapped": lambda facts: _content(facts, "roll", lambda told: told.update(digest="abd")),
    "the roll made smaller": lambda facts: _content(facts, "roll", lambda told: told.update(area=20_000)),
    "the result turned": lambda facts: _content(
        facts, "result", lambda told: told["strict"].update(result="fail")
    ),
    "the result taken away": lambda facts: facts.__delitem__(2),
}


def test_both_counts_of_a_corrected_roll_add_up() -> None:
    assert checked(corrected(), *RECEIPTS)["version"] == 2


CORRECTED: dict[str, Callable[[Facts], None]] = {
    "the first roll taken away": lambda facts: facts.__delitem__(1),
    "the new result taken away": lambda facts: facts.__delitem__(-1),
    "the first result turned": lambda facts: _content(
        facts, "result", lambda told: told["strict"].update(result="fail")
    ),
    "a refused ballot that nobody gave": lambda facts: _last(
        facts, lambda told: told.update(refused=[["0" * 64, "not_entitled"]])
    ),
    "a ballot left out of the recount": lambda facts: _last(facts, lambda told: told.update(ballots=7)),
    "a roll of another chain": lambda facts: _content(facts, "roll", lambda told: told.update(digest="abd")),
}


def _last(facts: Facts, change: Callable[[dict[str, Any]], None]) -> None:
    _content(facts[-1:], "result", change)


@pytest.mark.parametrize("name", CORRECTED)
def test_every_alteration_of_a_recount_is_found(name: str) -> None:
    facts = corrected()
    CORRECTED[name](facts)
    with pytest.raises(verify.Wrong):
        checked(facts, *RECEIPTS)


@pytest.mark.parametrize("name", ALTERATIONS)
def test_every_alteration_is_found(name: str) -> None:
    facts = log(ADOPTED)
    ALTERATIONS[name](facts)
    with pytest.raises(verify.Wrong):
        checked(facts, *RECEIPTS)


def test_a_receipt_of_another_choice_is_not_found() -> None:
    with pytest.raises(verify.Wrong, match="no ballot of the receipt"):
        checked(log(ADOPTED), RECEIPTS[0].replace("agree", "disagree"))
    with pytest.raises(verify.Wrong, match="no ballot of the receipt"):
        checked(log(replace(ADOPTED)), "v1|u9|b9|agree|secret")
