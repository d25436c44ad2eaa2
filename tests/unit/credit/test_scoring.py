# SPDX-License-Identifier: AGPL-3.0-or-later
"""The score as a function: of the same facts and rules, in any order, whenever it is asked for."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credit.domain.errors import NotYetKnown
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import Klass, Light
from services.credit.domain.scoring import (
    COUNTING,
    Status,
    assess,
    changed,
    counted,
    judge,
    next_change,
    total,
    weigh,
)
from tests.unit.credit.builders import DAY, days, fact, rules, some_facts

RULES = rules()
ONE = timedelta(days=1)


@given(some_facts(), days, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_come_does_not_matter(facts: list[Fact], on: date, chance: Random) -> None:
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert assess(shuffled, RULES, on) == assess(facts, RULES, on)


@given(some_facts(), days)
def test_the_lines_add_up_to_the_score(facts: list[Fact], on: date) -> None:
    found = assess(facts, RULES, on)
    assert found.score == RULES.bounded(RULES.start + sum(line.points for line in found.lines))
    assert len(found.lines) == len(facts)


@given(some_facts(), days)
def test_no_cap_is_passed(facts: list[Fact], on: date) -> None:
    found = assess(facts, RULES, on)
    plus = sum(line.points for line in found.lines if line.rule == "P1")
    assert 0 <= plus <= 900
    late: dict[str, int] = {}
    for line in found.lines:
        if line.rule == "M1":
            quarter = f"{line.fact.happened_on.year}-{(line.fact.happened_on.month - 1) // 3}"
            late[quarter] = late.get(quarter, 0) - line.points
    assert all(points <= 400 for points in late.values())


@given(some_facts(), some_facts(1), days)
def test_a_minus_never_raises_the_score_and_a_plus_never_lowers_it(
    facts: list[Fact], more: list[Fact], on: date
) -> None:
    for extra in more:
        added = replace(extra, id="zzzz")
        before, after = assess(facts, RULES, on).score, assess([*facts, added], RULES, on).score
        rule = RULES.rule_for(extra.kind)
        assert rule
        assert after <= before if rule.klass is Klass.MINUS else after >= before


@given(some_facts(), days, st.integers(0, 800))
def test_what_becomes_known_later_changes_no_earlier_score(facts: list[Fact], on: date, wait: int) -> None:
    known = [one for one in facts if one.recorded_on <= on]
    as_it_stood = [
        replace(
            one,
            withdrawn_on=_until(one.withdrawn_on, on),
            rectified_on=_until(one.rectified_on, on),
            repaired_on=_until(one.repaired_on, on),
        )
        for one in known
    ]
    then, now = assess(as_it_stood, RULES, on), assess(facts, RULES, on, on)
    assert (then.score, then.verdict) == (now.score, now.verdict)


def _until(day: date | None, on: date) -> date | None:
    return day if day and day <= on else None


@given(some_facts(), days)
def test_counting_one_by_one_comes_to_what_reckoning_anew_comes_to(facts: list[Fact], on: date) -> None:
    """Facts enter in any order, each day those are looked at that time changes, and nothing else."""
    sums: tuple = ()
    for one in facts:
        sums = changed(sums, [], [counted(one, weigh(one, RULES, date(2025, 1, 1), on))])
    day = date(2025, 1, 1)
    weights = {one.id: counted(one, weigh(one, RULES, day, on)) for one in facts}
    while coming := [d for one in facts if (d := next_change(_as_known(one, on), RULES, day))]:
        day = min(coming)
        if day > on:
            break
        for one in facts:
            now = counted(one, weigh(one, RULES, day, on))
            sums = changed(sums, [weights[one.id]], [now])
            weights[one.id] = now
    marked = [d for one in facts for d in (one.rectified_on, one.repaired_on) if d and d <= on]
    if not marked:
        found = assess(facts, RULES, on)
        assert total(sums, RULES) == found.score
        assert judge(sums, found.score, RULES) == (found.verdict, found.veto)


def _as_known(one: Fact, on: date) -> Fact:
    """Marks are made by commands, which count by themselves: time alone brings none about."""
    return replace(one, withdrawn_on=None, repaired_on=None, rectified_on=None)


@given(some_facts(), days)
def test_nothing_changes_before_the_day_that_is_foretold(facts: list[Fact], on: date) -> None:
    for one in facts:
        plain = _as_known(replace(one, recorded_on=one.happened_on), on)
        following = next_change(plain, RULES, on)
        until = following - ONE if following else on + timedelta(days=700)
        known = max(until, plain.recorded_on)
        for day in (on + ONE, until):
            if day <= until:
                assert weigh(plain, RULES, day, known) == weigh(plain, RULES, on, known)


def test_a_fact_decays_and_expires_by_its_days() -> None:
    late = fact("late", date(2026, 1, 31))
    shown = {
        day: (found.lines[0].points, found.lines[0].status)
        for day in (
            "2026-01-30",
            "2026-01-31",
            "2026-04-30",
            "2026-05-01",
            "2026-08-01",
            "2027-01-31",
            "2027-02-01",
        )
        for found in [assess([late], RULES, date.fromisoformat(day), date(2027, 3, 1))]
    }
    assert shown == {
        "2026-01-30": (0, Status.NOT_YET),
        "2026-01-31": (-150, Status.COUNTED),
        "2026-04-30": (-150, Status.COUNTED),
        "2026-05-01": (-75, Status.DECAYED),
        "2026-08-01": (-49, Status.DECAYED),
        "2027-01-31": (-49, Status.DECAYED),
        "2027-02-01": (0, Status.EXPIRED),
    }


def test_a_line_says_why_it_counts_as_it_does() -> None:
    on = DAY + timedelta(days=10)
    facts = [
        *(fact("late", DAY, number) for number in range(3)),
        fact("late", DAY, 4, withdrawn_on=on),
        fact("late", DAY, 5, repaired_on=on),
        fact("late", DAY, 6, recorded_on=on + ONE),
        fact("grave", DAY, 7, rectified_on=on),
        fact("nobody-knows", DAY, 8),
    ]
    found = {line.fact.id: (line.points, line.status) for line in assess(facts, RULES, on).lines}
    assert found == {
        "f0000": (-150, Status.COUNTED),
        "f0001": (-150, Status.COUNTED),
        "f0002": (-100, Status.CAPPED),
        "f0004": (0, Status.WITHDRAWN),
        "f0005": (0, Status.REPAIRED),
        "f0006": (0, Status.NOT_KNOWN),
        "f0007": (0, Status.RECTIFIED),
        "f0008": (0, Status.NO_RULE),
    }


def test_known_then_and_known_now_are_two_scores_of_one_day() -> None:
    mistaken = fact("late", DAY, withdrawn_on=DAY + timedelta(days=5))
    assert assess([mistaken], RULES, DAY).score == 7850
    assert assess([mistaken], RULES, DAY, DAY + timedelta(days=4)).score == 7850
    assert assess([mistaken], RULES, DAY, DAY + timedelta(days=5)).score == 8000
    late_news = fact("late", DAY, recorded_on=DAY + timedelta(days=9))
    assert assess([late_news], RULES, DAY).score == 8000
    assert assess([late_news], RULES, DAY, DAY + timedelta(days=9)).score == 7850
    with pytest.raises(NotYetKnown):
        assess([], RULES, DAY, DAY - ONE)


def test_a_veto_is_red_until_it_is_put_right() -> None:
    grave = fact("grave", DAY, rectified_on=DAY + timedelta(days=30))
    red = assess([grave], RULES, DAY + timedelta(days=29))
    assert (red.verdict.light, red.verdict.stars, red.veto) == (Light.RED, "1", True)
    good = assess([grave], RULES, DAY + timedelta(days=30))
    assert (good.verdict.light, good.verdict.stars, good.veto) == (Light.GREEN, "3", False)


def test_points_are_as_the_decision_states_them() -> None:
    stated = fact("stated", DAY, points=777, valid_until=DAY + timedelta(days=3))
    assert assess([stated], RULES, DAY + timedelta(days=3)).score == 7223
    assert assess([stated], RULES, DAY + timedelta(days=4)).score == 8000
    assert weigh(stated, RULES, DAY, DAY).status in COUNTING
