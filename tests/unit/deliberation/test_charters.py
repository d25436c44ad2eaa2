# SPDX-License-Identifier: AGPL-3.0-or-later
"""Texts in force and plans as pure values: one version a day, changes that lead from one to the next."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.deliberation.domain import charters, plans
from services.deliberation.domain.charter_errors import NoSuchClause, WrongCharterState
from services.deliberation.domain.charter_rules import CharterKind
from services.deliberation.domain.charters import ChangeKind, Charter, Clause, State
from services.deliberation.domain.plan_errors import TooManyReports
from services.deliberation.domain.plans import Plan, PlanStep, Report

NOW = datetime(2026, 3, 2, tzinfo=UTC)
TODAY = date(2026, 3, 2)
PLACE = OrgPath("/320585/001/002/c01")
texts = st.dictionaries(st.integers(1, 9), st.sampled_from("abc")).map(
    lambda found: tuple(Clause(number, "t", found[number]) for number in sorted(found))
)
days = st.integers(0, 40).map(lambda count: TODAY + timedelta(days=count))


def charter(clauses: tuple[Clause, ...] = (Clause(1, "t", "a"),)) -> Charter:
    return Charter(
        id="c",
        kind=CharterKind.COVENANT,
        title="管理规约",
        place=PLACE,
        within=PLACE.ancestors(),
        clauses=clauses,
        drafted_by="p",
        drafted_at=NOW,
    )


@given(texts, texts)
def test_the_changes_make_of_one_text_the_other(
    before: tuple[Clause, ...], after: tuple[Clause, ...]
) -> None:
    made = {one.number: one for one in before}
    for change in charters.changes(before, after):
        if change.kind is ChangeKind.REMOVED:
            del made[change.number]
        elif change.after:
            made[change.number] = change.after
    assert tuple(made[number] for number in sorted(made)) == after
    assert (charters.changes(before, after) == []) == (before == after)
    assert (charter(before).digest == charter(after).digest) == (before == after)


@given(st.lists(st.tuples(days, st.none() | days), max_size=8))
def test_however_versions_are_adopted_one_holds_a_day(given_: list[tuple[date, date | None]]) -> None:
    adopted: list[Charter] = []
    for today, wanted in sorted(given_, key=lambda one: one[0]):
        latest = max(adopted, key=lambda one: one.number or 0, default=None)
        waiting = replace(charters.put_to_vote(charter(), "v"), effective_from=wanted)
        one, _ = charters.adopt(waiting, latest, today)
        assert one.effective_on
        assert today <= one.effective_on >= (wanted or today)
        adopted.append(one)
    assert len({one.effective_on for one in adopted}) == len(adopted)
    for count in range(60):
        day = TODAY + timedelta(days=count)
        begun = [one for one in adopted if one.effective_on and one.effective_on <= day]
        assert charters.in_force(adopted, day) == (begun[-1] if begun else None)


def test_a_text_that_is_voted_on_stays_as_it_is_and_can_be_given_back() -> None:
    voted = charters.put_to_vote(charter(), "v")
    for step in (charters.draft, lambda one: charters.put_to_vote(one, "w")):
        with pytest.raises(WrongCharterState):
            step(voted)
    assert charters.give_back(voted) == charter()


def test_a_clause_is_cited_where_it_holds() -> None:
    adopted = replace(charter(), state=State.ADOPTED)
    charters.check_cited(adopted, 1, PLACE.child("b01"))
    for text, clause, place in ((charter(), 1, PLACE), (adopted, 2, PLACE), (adopted, 1, OrgPath("/320585"))):
        with pytest.raises(NoSuchClause):
            charters.check_cited(text, clause, place)


def plan(count: int) -> Plan:
    first, last = (PlanStep(id=name, title="t", owner="o", due=TODAY) for name in "sz")
    told = tuple(Report(at=NOW, by="p", text="t") for _ in range(count))
    return Plan(
        id="p",
        title="t",
        place=PLACE,
        within=PLACE.ancestors(),
        matter="m",
        goals=("g",),
        steps=(replace(first, reports=told), last),
        opened_by="p",
        opened_at=NOW,
    )


def test_a_plan_has_its_most_reports() -> None:
    told = Report(at=NOW, by="p", text="t")
    plans.report(plan(plans.MOST_REPORTS - 1), "z", told, TODAY, done=False)
    with pytest.raises(TooManyReports):
        plans.report(plan(plans.MOST_REPORTS), "z", told, TODAY, done=False)


def test_an_overdue_step_is_told_of_from_its_place_up_to_the_district() -> None:
    found, told = plan(0), []
    tomorrow = TODAY + timedelta(days=1)
    assert found.overdue(TODAY) == ()
    while found.can_climb:
        found, (fact,) = plans.press(found, tomorrow)
        told.append(fact.told)  # type: ignore[attr-defined]
    assert told == list(PLACE.ancestors()[::-1])
