# SPDX-License-Identifier: AGPL-3.0-or-later
"""The choice is the same for the same data, never exceeds what one can bear, never takes who is away."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.assignment import AssignmentRule, Candidate, Reason, Spread, choose, propose
from services.dispatch.domain.places import places_above
from tests.unit.dispatch.samples import BUILDING, START, minutes

KINDS = ("company", "grid_worker", "handler")


def someone(number: int, **known) -> Candidate:
    who = Assignee(f"p{number}", AssigneeKind.PERSON, f"P{number}", (f"p{number}",))
    return Candidate(who, known.pop("kinds", ("handler",)), **known)


@st.composite
def crowds(draw):
    size = draw(st.integers(0, 8))
    return [
        someone(
            number,
            kinds=(draw(st.sampled_from(KINDS)),),
            open=draw(st.integers(0, 6)),
            last_at=draw(st.none() | st.integers(0, 9).map(lambda ago: START - timedelta(hours=ago))),
            absent=draw(st.booleans()),
        )
        for number in range(size)
    ]


rules = st.builds(
    AssignmentRule,
    code=st.just("r"),
    kinds=st.lists(st.sampled_from(KINDS), max_size=2).map(tuple),
    skilled=st.lists(st.sampled_from([f"p{number}" for number in range(8)]), max_size=3).map(tuple),
    spread=st.sampled_from(Spread),
    most_open=st.integers(1, 6),
)


@given(rules, crowds(), st.randoms())
def test_the_choice_is_one_whatever_the_order_and_can_bear_it(rule, crowd, chance):
    chosen = choose(rule, crowd)
    shuffled = list(crowd)
    chance.shuffle(shuffled)
    assert choose(rule, shuffled) == chosen
    able = [
        one
        for one in crowd
        if not one.absent
        and one.open < rule.most_open
        and (not rule.kinds or set(one.kinds) & set(rule.kinds))
    ]
    assert (chosen is not None) == bool(able)
    if chosen:
        assert chosen.candidate in able
        skilled = [one for one in able if one.assignee.id in rule.skilled]
        assert not skilled or chosen.candidate in skilled
    proposals = propose(rule, crowd)
    assert Counter(one.candidate.assignee.id for one in proposals) == Counter(
        one.assignee.id for one in crowd
    )
    assert [one.eligible for one in proposals] == sorted((one.eligible for one in proposals), reverse=True)


@given(st.integers(1, 6), st.integers(1, 40), st.sampled_from(Spread))
def test_rotation_is_fair_within_one(people, orders, spread):
    rule = AssignmentRule("r", spread=spread, most_open=1000)
    crowd = {f"p{number}": someone(number) for number in range(people)}
    got = Counter(dict.fromkeys(crowd, 0))
    for turn in range(orders):
        chosen = choose(rule, list(crowd.values()))
        assert chosen
        who = chosen.candidate.assignee.id
        got[who] += 1
        crowd[who] = replace(crowd[who], open=crowd[who].open + 1, last_at=START + minutes(turn))
    assert max(got.values()) - min(got.values()) <= 1


def test_each_choice_explains_itself():
    busy = someone(1, open=3, last_at=START - minutes(60))
    idle = someone(2, open=1, last_at=START)
    away, full = someone(3, absent=True), someone(4, open=20)
    rule = AssignmentRule("plumbing", skilled=("p1",))
    told = [(one.candidate.assignee.id, one.reasons) for one in propose(rule, [idle, away, full, busy])]
    assert told == [
        ("p1", (Reason.SKILLED, Reason.LONGEST_AGO)),
        ("p2", (Reason.FEWEST_OPEN,)),
        ("p3", (Reason.ABSENT,)),
        ("p4", (Reason.FULL,)),
    ]


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        (AssignmentRule("a"), True),
        (AssignmentRule("a", categories=("lamp",)), False),
        (AssignmentRule("a", categories=("lamp", "burst-pipe")), True),
        (AssignmentRule("a", place=OrgPath("/320585/001")), True),
        (AssignmentRule("a", place=OrgPath("/320585/002")), False),
        (AssignmentRule("a", place=BUILDING.child("e-1")), True),
        (AssignmentRule("a", place=BUILDING.child("e-2")), False),
    ],
)
def test_a_rule_is_for_categories_and_a_place_also_an_entrance(rule, fits):
    flat = places_above(BUILDING.child("u101"), None, BUILDING.child("e-1"))
    assert rule.fits("burst-pipe", flat) is fits
