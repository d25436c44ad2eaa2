# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies and elections as pure values: terms, gaps, and every step from every state."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.calendar import Calendar, months_after
from services.chassis.values import OrgPath
from services.deliberation.domain import bodies, elections
from services.deliberation.domain.bodies import Body, Member, Person, Term
from services.deliberation.domain.body_errors import SeatsNotAllowed, TooFewOwners, WrongElectionState
from services.deliberation.domain.body_rules import RULES, BodyKind, Ending, Nomination
from services.deliberation.domain.candidates import Candidate, Review
from services.deliberation.domain.electing import Tallied
from services.deliberation.domain.elections import FROM, Action, Election, State
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.offices import is_over, next_look
from services.deliberation.policies import BodyPolicy

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PLACE = OrgPath("/320585/001/002/c01")
days = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def body(seats: int = 5, sits: int = 0, kind: BodyKind = BodyKind.OWNERS_COMMITTEE) -> Body:
    people = [Person(f"p{n}", f"业主{n}") for n in range(sits)]
    members = tuple(Member(person=one, election_id="e", since=date(2026, 1, 1)) for one in people)
    return Body(
        id="b",
        kind=kind,
        name="业委会",
        place=PLACE,
        within=PLACE.ancestors(),
        seats=seats,
        members=members,
        term=Term(date(2026, 1, 1), date(2030, 12, 31)) if sits else None,
    )


def election(state: State, kind: BodyKind = BodyKind.OWNERS_COMMITTEE, owners: int = 3) -> Election:
    fit = Review(refusals=(), by="k", at=NOW)
    stand = tuple(
        Candidate(
            person=Person(f"p{n}", f"业主{n}"),
            nominated=Nomination.SELF,
            at=NOW,
            unit_id=f"u{n}" if n < owners else None,
            review=fit,
        )
        for n in range(3)
    )
    return Election(
        id="e",
        body_id="b",
        kind=kind,
        name="业委会",
        place=PLACE,
        within=PLACE.ancestors(),
        seats=3,
        by_election=False,
        rule=BodyPolicy().rule(kind),
        called_by="k",
        called_at=NOW,
        nominations_until=NOW,
        state=state,
        candidates=stand,
    )


LATE = Candidate(person=Person("p9", "业主9"), nominated=Nomination.SELF, at=NOW - timedelta(days=1))
ALL = ("p0", "p1", "p2")
STEPS = {
    Action.NOMINATE: lambda one: elections.nominate(one, LATE, ()),
    Action.REVIEW: lambda one: elections.review(one, "p0", Review(refusals=(), by="k", at=NOW)),
    Action.LIST: lambda one: elections.list_candidates(one, NOW),
    Action.RELIST: elections.relist,
    Action.TAKE_TO_VOTE: lambda one: elections.take_to_vote(one, {"p0": "v0"}),
    Action.DECIDE: lambda one: elections.decide(one, ()),
    Action.APPOINT: lambda one: elections.appoint(one, ALL, "d"),
    Action.SEAT: elections.seat,
    Action.FAIL: lambda one: elections.fail(one, "r"),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_each_step_is_taken_from_its_states_alone(action: Action, state: State) -> None:
    kind = BodyKind.CORE if action is Action.APPOINT else BodyKind.OWNERS_COMMITTEE
    if state in FROM[action]:
        STEPS[action](election(state, kind))
    else:
        with pytest.raises(WrongElectionState):
            STEPS[action](election(state, kind))


@pytest.mark.parametrize(
    ("kind", "seats", "households"),
    [
        (BodyKind.OWNERS_COMMITTEE, 5, 500),
        (BodyKind.OWNERS_COMMITTEE, 3, 100),
        (BodyKind.INTERIM_COMMITTEE, 7, 100),
        (BodyKind.SUBCOMMITTEE, 4, 500),
    ],
)
def test_seats_that_are_allowed(kind: BodyKind, seats: int, households: int) -> None:
    assert bodies.found(body(seats, kind=kind), households)[0].gaps == seats
    rule = RULES[kind]
    for wrong in (rule.small_least - 1, rule.most + 1, *([seats + 1] if rule.odd else [])):
        with pytest.raises(SeatsNotAllowed):
            bodies.found(body(wrong, kind=kind), households)


def test_three_seats_are_too_few_for_more_than_a_hundred_households() -> None:
    with pytest.raises(SeatsNotAllowed):
        bodies.found(body(3), 101)


@given(days, st.integers(1, 5))
def test_a_term_ends_on_the_corresponding_day_or_the_months_last(begins: date, years: int) -> None:
    last = bodies.latest_end(begins, years)
    leap_day = (begins.month, begins.day) == (2, 29)
    assert last.year == begins.year + years
    assert (last.month, last.day) == (begins.month, begins.day) or (leap_day and last.day == 28)


PERIODS = Path(__file__).parents[1] / "chassis" / "data" / "periods.jsonl"


def test_the_legal_cases_of_months_and_years_agree() -> None:
    taken = 0
    for case in map(json.loads, PERIODS.read_text().splitlines()):
        given = case["input"]
        if given["op"] not in ("months", "years"):
            continue
        taken, start = taken + 1, date.fromisoformat(given["start"])
        monthly = given["op"] == "months"
        last = months_after(start, given["n"]) if monthly else bodies.latest_end(start, given["n"])
        assert last == date.fromisoformat(case["expected"]["unmoved_last_day"]), case["id"]
        if given["move_from_holiday"]:
            last = Calendar().add_days(last - timedelta(days=1), 1)
        assert last == date.fromisoformat(case["expected"]["last_day"]), case["id"]
    assert taken == 8


@given(days, st.integers(0, 24))
def test_so_many_months_before_is_the_corresponding_day_or_the_months_last(day: date, months: int) -> None:
    before = months_after(day, -months)
    assert (day.year - before.year) * 12 + day.month - before.month == months
    assert before.day == day.day or (before + timedelta(days=1)).day == 1


@given(days)
def test_the_looks_at_a_term_come_later_and_later_until_it_is_over(begins: date) -> None:
    term, calendar = Term(begins, bodies.latest_end(begins, 5)), Calendar()
    now = datetime(begins.year, begins.month, begins.day, tzinfo=UTC)
    looks = []
    while (look := next_look(term, now, calendar, 3)) is not None:
        assert look > now
        looks, now = [*looks, look], look
    assert [is_over(term, look, calendar) for look in looks] == [False, True]


@given(st.integers(1, 7), st.data())
def test_who_leaves_leaves_a_gap_and_below_half_a_by_election_is_due(sits: int, data: st.DataObject) -> None:
    found = body(7, sits)
    for person in data.draw(st.permutations([f"p{n}" for n in range(sits)])):
        before = len(found.sitting)
        found, _ = bodies.end_membership(found, person, Ending.RESIGNED, date(2026, 5, 1))
        assert len(found.sitting) == before - 1
        assert found.by_election_due == (len(found.sitting) <= 3)


def test_of_an_interim_committee_half_are_owners() -> None:
    interim = BodyKind.INTERIM_COMMITTEE
    assert elections.appoint(election(State.LISTED, interim, owners=2), ALL, "d")[0].state is State.DECIDED
    with pytest.raises(TooFewOwners):
        elections.appoint(election(State.LISTED, interim, owners=1), ALL, "d")


def test_an_election_in_which_nobody_is_wanted_fails() -> None:
    nobody = [Tallied(person, Measure(9000, 1), adopted=False) for person in ALL]
    found, (fact,) = elections.decide(election(State.VOTING), nobody)
    assert (found.state, found.ranking.elected) == (State.FAILED, ())
    assert fact.reason == elections.NOBODY  # type: ignore[attr-defined]
