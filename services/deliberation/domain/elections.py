# SPDX-License-Identifier: AGPL-3.0-or-later
"""An election (选举) or an appointment: candidates, review, published list, votes, who is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Event, OrgPath
from services.deliberation.domain import body_errors as refusals
from services.deliberation.domain import events as facts
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.body_rules import RULES, BodyKind, Filling, Nomination
from services.deliberation.domain.candidates import Candidate, ElectionRule, Review
from services.deliberation.domain.electing import Ranking, Tallied, rank
from services.deliberation.domain.measures import NOTHING, Measure
from services.deliberation.domain.votes import State as VoteState
from services.deliberation.domain.votes import Vote


class State(StrEnum):
    """`NOMINATING`: until the list is published, the review included. `DECIDED`: the result is published."""

    NOMINATING = "nominating"
    LISTED = "listed"
    VOTING = "voting"
    DECIDED = "decided"
    SEATED = "seated"
    FAILED = "failed"


RUNNING = frozenset({State.NOMINATING, State.LISTED, State.VOTING, State.DECIDED})


class Action(StrEnum):
    NOMINATE = "nominate"
    REVIEW = "review"
    LIST = "list"
    RELIST = "relist"
    TAKE_TO_VOTE = "take_to_vote"
    DECIDE = "decide"
    APPOINT = "appoint"
    SEAT = "seat"
    FAIL = "fail"


FROM: Mapping[Action, frozenset[State]] = MappingProxyType(
    {
        Action.NOMINATE: frozenset({State.NOMINATING}),
        Action.REVIEW: frozenset({State.NOMINATING}),
        Action.LIST: frozenset({State.NOMINATING}),
        Action.RELIST: frozenset({State.LISTED}),
        Action.TAKE_TO_VOTE: frozenset({State.LISTED}),
        Action.DECIDE: frozenset({State.VOTING}),
        Action.APPOINT: frozenset({State.LISTED}),
        Action.SEAT: frozenset({State.DECIDED}),
        Action.FAIL: RUNNING,
    }
)
"""Every legal step; tests walk it."""


@dataclass(frozen=True, kw_only=True)
class Election:
    """`by_election`: fills the gaps of a running term (补选); `lots`: in this order the tied were drawn."""

    id: str
    body_id: str
    kind: BodyKind
    name: str
    place: OrgPath
    within: tuple[str, ...]
    seats: int
    by_election: bool
    rule: ElectionRule
    called_by: str
    called_at: datetime
    nominations_until: datetime
    state: State = State.NOMINATING
    candidates: tuple[Candidate, ...] = ()
    lots: tuple[str, ...] = ()
    ranking: Ranking = Ranking()  # noqa: RUF009 - it is frozen
    document: str = ""
    reason: str = ""

    @property
    def eligible(self) -> tuple[Candidate, ...]:
        """Those whom the review found eligible, in the order of their names."""
        found = (one for one in self.candidates if one.review and one.review.eligible and not one.fell)
        return tuple(sorted(found, key=lambda one: (one.person.name, one.person.id)))

    def seeks(self, now: datetime) -> bool:
        """Whether one may stand."""
        return self.state is State.NOMINATING and now < self.nominations_until

    def candidate(self, person_id: str) -> Candidate:
        """Raises NotACandidate."""
        found = next((one for one in self.candidates if one.person.id == person_id), None)
        if found is None:
            raise refusals.NotACandidate(person_id)
        return found


Step = tuple[Election, list[Event]]


def call(election: Election, body: Body) -> Step:
    """Seek candidates for all seats, or for the gaps of a running term. Raises NoGap."""
    if election.by_election and (body.term is None or not body.gaps):
        raise refusals.NoGap(body.id)
    fact = facts.ElectionCalled(
        election.id,
        body.id,
        election.place,
        election.seats,
        election.by_election,
        election.nominations_until,
    )
    return election, [fact]


def nominate(election: Election, candidate: Candidate, sitting: Iterable[str]) -> Step:
    """Somebody stands. Raises NominationsOver, NominatedAlready, TooFewNominators.

    Who sits may stand for the next term (连选连任), and not in a by-election.
    """
    _allowed(election, Action.NOMINATE)
    if candidate.at >= election.nominations_until:
        raise refusals.NominationsOver(election.id, election.nominations_until)
    person, there = candidate.person.id, {one.person.id for one in election.candidates}
    if person in there or (election.by_election and person in set(sitting)):
        raise refusals.NominatedAlready(person)
    if candidate.nominated is Nomination.JOINT and candidate.supporters < election.rule.nominators:
        raise refusals.TooFewNominators(candidate.supporters, election.rule.nominators)
    fact = facts.CandidateNominated(election.id, person, candidate.nominated)
    return replace(election, candidates=(*election.candidates, candidate)), [fact]


def review(election: Election, person_id: str, made: Review) -> Step:
    """Say whether a candidate may stand, perhaps anew until the list is published.

    Raises NotACandidate, OwnReview, GroundNotOfBody.
    """
    _allowed(election, Action.REVIEW)
    election.candidate(person_id)
    if made.by == person_id:
        raise refusals.OwnReview
    strange = next((one for one in made.refusals if one.ground not in RULES[election.kind].grounds), None)
    if strange:
        raise refusals.GroundNotOfBody(strange.ground)
    grounds = tuple(one.ground.value for one in made.refusals)
    fact = facts.CandidateReviewed(election.id, person_id, made.eligible, grounds)
    return _changed(election, person_id, review=made), [fact]


def list_candidates(election: Election, now: datetime) -> Election:
    """The list of those who stand is published from now on.

    Raises NominationsOpen, CandidatesUnreviewed, TooFewCandidates.
    """
    _allowed(election, Action.LIST)
    if now < election.nominations_until:
        raise refusals.NominationsOpen(election.id, election.nominations_until)
    waiting = tuple(one.person.id for one in election.candidates if one.review is None and not one.fell)
    if waiting:
        raise refusals.CandidatesUnreviewed(waiting)
    if len(election.eligible) < election.seats:
        raise refusals.TooFewCandidates(len(election.eligible), election.seats)
    return replace(election, state=State.LISTED)


def relist(election: Election) -> Election:
    """An objection to the list was upheld: it is reviewed again."""
    _allowed(election, Action.RELIST)
    return replace(election, state=State.NOMINATING)


def take_to_vote(election: Election, votes: Mapping[str, str]) -> Election:
    """The owners vote on each candidate: `votes` by the candidates' ids."""
    check(election, Action.TAKE_TO_VOTE)
    for person_id, vote_id in votes.items():
        election = _changed(election, person_id, vote_id=vote_id)
    return replace(election, state=State.VOTING)


def decide(election: Election, counted: Iterable[Tallied]) -> Step:
    """All votes are over: who is elected. It waits while a tie is open, and fails where nobody is elected."""
    _allowed(election, Action.DECIDE)
    rule, found = election.rule, tuple(counted)
    for one in found:
        election = _changed(election, one.person_id, agree=one.agree)
    standing = in_the_running(election, found)
    ranking = rank(standing, election.seats, rule.alternates, rule.ranked_by, election.lots)
    if ranking.tied:
        return replace(election, ranking=ranking), []
    if not ranking.elected:
        return fail(replace(election, ranking=ranking), NOBODY)
    return _decided(election, ranking)


def in_the_running(election: Election, found: Iterable[Tallied]) -> list[Tallied]:
    """Without those who ceased to be owners before it was decided."""
    fell = {one.person.id for one in election.candidates if one.fell not in (None, State.DECIDED)}
    return [one for one in found if one.person_id not in fell]


NOBODY = "没有候选人当选"
"""The reason on record: no candidate has quorum and majority by both measures."""


def tallied(vote: Vote) -> Tallied:
    """What a vote on a candidate that is over came to."""
    agree = vote.outcome.strict.sides.agree if vote.outcome else NOTHING
    person = vote.effect.person_id if vote.effect else None
    return Tallied(person or "", agree, vote.state is VoteState.IN_FORCE)


def draw_lots(election: Election, order: tuple[str, ...], document: str) -> Election:
    """Keep the order that was drawn among the tied, on record in the document. Raises LotsNotOfTied."""
    _allowed(election, Action.DECIDE)
    if sorted(order) != sorted(election.ranking.tied) or not order:
        raise refusals.LotsNotOfTied(election.ranking.tied)
    return replace(election, lots=(*election.lots, *order), document=document)


def appoint(election: Election, chosen: tuple[str, ...], document: str) -> Step:
    """Some of the list are appointed, one to each seat, where no vote fills them.

    Raises SeatsNotFilled, NotACandidate, TooFewOwners.
    """
    check(election, Action.APPOINT)
    if len(set(chosen)) != election.seats or len(chosen) != election.seats:
        raise refusals.SeatsNotFilled(len(set(chosen)), election.seats)
    found = [election.candidate(person_id) for person_id in chosen]
    for one in found:
        if one not in election.eligible:
            raise refusals.NotACandidate(one.person.id)
    needed, owners = RULES[election.kind].owners, sum(one.unit_id is not None for one in found)
    if needed and not needed.met(owners, len(found)):
        raise refusals.TooFewOwners(owners, len(found))
    return _decided(replace(election, document=document), Ranking(chosen))


def seat(election: Election) -> Election:
    """The chosen sit from now on."""
    _allowed(election, Action.SEAT)
    return replace(election, state=State.SEATED)


def fail(election: Election, reason: str) -> Step:
    """It comes to nothing: taken back, overruled, or nobody was elected."""
    _allowed(election, Action.FAIL)
    fact = facts.ElectionFailed(election.id, election.body_id, election.place, reason)
    return replace(election, state=State.FAILED, reason=reason), [fact]


def check(election: Election, action: Action) -> None:
    """Raises WrongElectionState; appointing where owners vote is no step either, nor the other way."""
    _allowed(election, action)
    filling = RULES[election.kind].filling
    other = {Action.APPOINT: Filling.VOTE, Action.TAKE_TO_VOTE: Filling.APPOINTMENT}
    if other.get(action) is filling:
        raise refusals.WrongElectionState(election.id, election.state, action)


def _decided(election: Election, ranking: Ranking) -> Step:
    elected, alternates = len(ranking.elected), len(ranking.alternates)
    fact = facts.ElectionDecided(election.id, election.body_id, election.place, elected, alternates)
    return replace(election, ranking=ranking, state=State.DECIDED), [fact]


def _changed(election: Election, person_id: str, **changed: Review | str | Measure) -> Election:
    made = tuple(
        replace(one, **changed) if one.person.id == person_id else one  # type: ignore[arg-type]
        for one in election.candidates
    )
    return replace(election, candidates=made)


def _allowed(election: Election, action: Action) -> None:
    if election.state not in FROM[action]:
        raise refusals.WrongElectionState(election.id, election.state, action)
