# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stand-alone verifier recounts the ballot list of a vote, and finds whatever was altered in it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import verify
from services.chassis.http import View
from services.deliberation.domain import ballot_lists, counting, publications, votes
from services.deliberation.domain.ballots import Ballot, Channel, Choice
from services.deliberation.domain.casting import UnitBallots, commitment, key_of
from services.deliberation.domain.counting import Counting, Given
from services.deliberation.domain.frozen_rolls import Roll, enrolled
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.rolls import RollUnit
from services.deliberation.domain.votes import State, Vote
from services.deliberation.routes import ballot_list
from tests.unit.deliberation.test_verify import ADOPTED, OPENS

Line = dict[str, Any]
Said = Sequence[tuple[str, Choice | None]]
"""By unit: its owner and what was chosen for it, if anything was."""
ANSWERS = {"p1": Choice.ABSTAIN}
A, D = Choice.AGREE, Choice.DISAGREE
SAID: Said = [("p0", A), ("p1", A), ("p1", D), ("p2", A), ("p3", None), ("p4", A)]


class Unread:
    """Nothing is read for a line."""


def ballot(unit_id: str, owner: str, choice: Choice) -> Ballot:
    return Ballot(
        id=f"b-{unit_id}", by=owner, principal=owner, choice=choice, channel=Channel.ONLINE, at=OPENS
    )


def counted(said: Said) -> tuple[list[Line], list[dict[str, str]]]:
    """The list and the log of a vote in which this was chosen; the second answers of heads are `ANSWERS`."""
    units = [
        RollUnit(unit_id=f"u{n}", area=9000 + n, area_source="registry", head=owner, owners=(owner,))
        for n, (owner, _) in enumerate(said)
    ]
    boxes = [
        UnitBallots(
            id=key_of("v1", unit.unit_id),
            vote_id="v1",
            unit_id=unit.unit_id,
            ballots=(ballot(unit.unit_id, owner, choice),) if choice else (),
            secrets=((f"b-{unit.unit_id}", "secret"),) if choice else (),
        )
        for unit, (owner, choice) in zip(units, said, strict=True)
    ]
    taken = [Given(unit, box.ballots, False) for unit, box in zip(units, boxes, strict=True)]
    vote = _counted(units, taken)
    lines = [
        ballot_lists.line_of(vote, unit, box, ANSWERS.get(unit.head))
        for unit, box in zip(units, boxes, strict=True)
    ]
    bound = [commitment("v1", box.unit_id, one, "secret") for box in boxes for one in box.ballots]
    return [_shown(line) for line in lines], _log(vote, bound)


def _counted(units: Sequence[RollUnit], taken: Sequence[Given]) -> Vote:
    fold = counting.take_all(Counting(), taken, ADOPTED.window, ADOPTED.terms.duplicates, ANSWERS)
    fold = counting.finish(fold, ANSWERS)
    roll = Roll(frozen_at=OPENS)
    for unit in units:
        roll = enrolled(roll, unit, Counting(roll=fold.roll, units=len(units)))
    ballots = sum(len(one.ballots) for one in taken)
    closed = replace(ADOPTED, state=State.CLOSED, roll=roll, ballots=ballots, outcome=None)
    return votes.complete(closed, fold)[0]


def _log(vote: Vote, bound: list[str]) -> list[dict[str, str]]:
    made = {"plan": publications.plan, "roll": publications.roll, "result": publications.result}
    facts: list[dict[str, Any]] = [
        {"kind": kind, "subject": "vote/v1", "content": json.dumps(of(vote))} for kind, of in made.items()
    ]
    facts += [{"kind": "ballot", "vote": "v1", "commitment": one} for one in bound]
    return [{"data": json.dumps(fact)} for fact in facts]


def _shown(line: ballot_lists.ListLine) -> Line:
    view: View = ballot_list.to_line(Unread(), line)  # type: ignore[arg-type]
    return view.model_dump(mode="json")


def test_an_honest_list_adds_up() -> None:
    lines, log = counted(SAID)
    assert verify.check_vote(log, "v1", [])["strict"]["abstain"] == {"area": 0, "heads": 1}
    assert verify.check_list(log, "v1", lines) == {"counted": 5}


choices = st.sampled_from([*Choice, None])


ownings = st.tuples(st.sampled_from(["p0", "p1", "p2"]), choices)


@given(st.lists(ownings, max_size=9).map(lambda said: sorted(said, key=lambda one: one[0])))
def test_the_verifier_adds_up_what_the_service_did(said: Said) -> None:
    lines, log = counted(said)
    given_ones = sum(choice is not None for _, choice in said)
    assert verify.check_list(log, "v1", lines).total() == given_ones


def _ballot(lines: list[Line], number: int) -> Line:
    found: Line = lines[number]["ballots"][0]
    return found


ALTERATIONS: dict[str, tuple[str, Callable[[list[Line]], object]]] = {
    "a unit left out": ("other units", lambda lines: lines.pop(4)),
    "a unit's area": ("other units", lambda lines: lines[0].update(area=9100)),
    "a unit under another head": ("other units", lambda lines: lines[0].update(head="p2")),
    "units in another order": ("other units", lambda lines: lines.reverse()),
    "another choice": ("not those", lambda lines: _ballot(lines, 0).update(choice="disagree")),
    "another secret": ("not those", lambda lines: _ballot(lines, 0).update(secret="other")),
    "a ballot left out": ("not those", lambda lines: lines[0].update(ballots=[])),
    "a ballot of another unit": (
        "not those",
        lambda lines: lines[4].update(ballots=lines[0].pop("ballots")) or lines[0].update(ballots=[]),
    ),
    "a ballot twice": ("not those", lambda lines: lines[0]["ballots"].append(_ballot(lines, 0))),
    "a ballot that is said not to count": (
        "comes to",
        lambda lines: _ballot(lines, 0).update(fate="invalid"),
    ),
    "another answer of a head": ("comes to", lambda lines: [line.update(answer="agree") for line in lines]),
}


@pytest.mark.parametrize("name", ALTERATIONS)
def test_every_alteration_of_the_list_is_found(name: str) -> None:
    lines, log = counted(SAID)
    said, alter = ALTERATIONS[name]
    alter(lines)
    with pytest.raises(verify.Wrong, match=said):
        verify.check_list(log, "v1", lines)


PUBLISHED: dict[str, tuple[str, str, Callable[[Line], object]]] = {
    "a side made larger": ("result", "for agree", lambda told: told["strict"]["agree"].update(area=1)),
    "a head more": ("result", "for abstain", lambda told: told["strict"]["abstain"].update(heads=2)),
    "the roll made smaller": ("roll", "the roll tells", lambda told: told.update(area=9000)),
    "another roll": ("roll", "other units", lambda told: told.update(digest="abc")),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_tally_that_the_list_does_not_come_to_is_found(name: str) -> None:
    lines, log = counted(SAID)
    kind, said, alter = PUBLISHED[name]
    leaf = next(one for one in log if json.loads(one["data"])["kind"] == kind)
    fact = json.loads(leaf["data"])
    told = json.loads(fact["content"])
    alter(told)
    leaf["data"] = json.dumps(fact | {"content": json.dumps(told)})
    with pytest.raises(verify.Wrong, match=said):
        verify.check_list(log, "v1", lines)


def test_two_ballots_that_count_for_one_unit_are_found() -> None:
    lines, log = counted(SAID)
    second = json.loads(json.dumps(_ballot(lines, 0))) | {"id": "b-second"}
    lines[0]["ballots"].append(second)
    one = ballot("u0", "p0", A)
    bound = commitment("v1", "u0", replace(one, id="b-second"), "secret")
    log.append({"data": json.dumps({"kind": "ballot", "vote": "v1", "commitment": bound})})
    with pytest.raises(verify.Wrong, match="counts 2 times"):
        verify.check_list(log, "v1", lines)


def test_it_is_read_from_the_pages_as_they_were_fetched(tmp_path: Path) -> None:
    lines, log = counted(SAID)
    pages = [tmp_path / "1.json", tmp_path / "2.json"]
    pages[0].write_text(json.dumps({"items": lines[:2], "next": "x"}))
    pages[1].write_text(json.dumps({"items": lines[2:], "next": None}))
    assert verify.told_of_list(log, "v1", pages).startswith("the ballot list adds up to it: 5 counted\nnot ")
    assert verify.told_of_list(log, "v1", []).startswith("not checked: what others voted")


def test_the_whole_is_what_the_roll_has() -> None:
    lines, _ = counted(SAID)
    whole, _ = verify.add_up(lines)
    assert Measure(**whole) == Measure(sum(9000 + n for n in range(len(SAID))), 5)
