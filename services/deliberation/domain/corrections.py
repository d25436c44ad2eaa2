# SPDX-License-Identifier: AGPL-3.0-or-later
"""A correction of a frozen roll: two persons, a new version of the roll, and the same ballots counted anew.

Nothing is lost: the old roll and what was counted by it stay, superseded. A resolution in force is never
undone by a number: where a recount turns it, a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.deliberation.domain import events as facts
from services.deliberation.domain.correction_errors import (
    CorrectionDecided,
    CorrectionRuns,
    EffectCarriedOut,
    NothingCorrected,
    OnRollAlready,
    OwnCorrection,
    RollChanged,
    RollNotFrozen,
)
from services.deliberation.domain.counting import Counting
from services.deliberation.domain.effects import EffectKind
from services.deliberation.domain.errors import NotOnRoll
from services.deliberation.domain.frozen_rolls import RefusedBallot, Roll, Superseded, successor
from services.deliberation.domain.outcomes import Result, outcome
from services.deliberation.domain.rolls import RollUnit, head_of
from services.deliberation.domain.votes import State as VoteState
from services.deliberation.domain.votes import Vote, told_of_count

OVER = frozenset({VoteState.IN_FORCE, VoteState.REJECTED})
COUNTED = OVER | {VoteState.COUNTED}
CORRECTABLE = COUNTED | {VoteState.ANNOUNCED, VoteState.OPEN, VoteState.CLOSED}


class Error(StrEnum):
    """What is wrong with a unit on the roll; `TWICE`: it stands there under another id as well."""

    WRONG_AREA = "wrong_area"
    WRONG_OWNERS = "wrong_owners"
    TWICE = "twice"
    MISSING = "missing"


class State(StrEnum):
    """`RUNNING`: confirmed; the new version is made and the vote counted by it, in pieces."""

    PROPOSED = "proposed"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True)
class Change:
    """A unit before and after: None where it does not stand on the roll."""

    unit_id: str
    error: Error
    before: RollUnit | None
    after: RollUnit | None


@dataclass(frozen=True, kw_only=True)
class RollCorrection:
    """What is put right on the roll of a vote.

    Attributes:
        roll_version: the version of the roll that it makes.
        document: the evidence: the register's extract, by its number or where it is kept.
        roll: the new version, as far as it is.
        counting: how far the recount is, where the vote had been counted.

    """

    id: str
    vote_id: str
    place: OrgPath
    roll_version: int
    changes: tuple[Change, ...]
    reason: str
    document: str
    proposed_by: str
    proposed_at: datetime
    state: State = State.PROPOSED
    decided_by: str = ""
    decided_at: datetime | None = None
    note: str = ""
    roll: Roll = Roll()  # noqa: RUF009 - it is frozen
    counting: Counting = Counting()  # noqa: RUF009 - it is frozen

    @property
    def after(self) -> dict[str, RollUnit | None]:
        """What each corrected unit is from now on."""
        return {one.unit_id: one.after for one in self.changes}

    @property
    def added(self) -> tuple[RollUnit, ...]:
        """The units that were missing."""
        return tuple(one.after for one in self.changes if one.before is None and one.after)


@dataclass(frozen=True)
class Fact:
    """What the register says of a unit: only what is wrong is given."""

    area: int | None = None
    area_source: str | None = None
    owners: tuple[str, ...] = ()
    voter: str | None = None


def change(unit_id: str, error: Error, before: RollUnit | None, said: Fact) -> Change:
    """What is put right of one unit. Raises NotOnRoll, OnRollAlready, NothingCorrected.

    `before`: as the roll has it; of one that is missing, as the register has it. SPC strata interpretation
    Arts. 8 and 9 say what its area and its head are.
    """
    if error is Error.MISSING:
        if before is None:
            raise NotOnRoll(unit_id)
        return Change(unit_id, error, None, _owned(_measured(before, said), said))
    if before is None:
        raise NotOnRoll(unit_id)
    if error is Error.TWICE:
        return Change(unit_id, error, before, None)
    after = _measured(before, said) if error is Error.WRONG_AREA else _owned(before, said)
    if after == before:
        raise NothingCorrected(unit_id)
    return Change(unit_id, error, before, after)


def check_missing(unit_id: str, entry: RollUnit | None) -> None:
    """Raises OnRollAlready where a unit that is said to be missing is there."""
    if entry:
        raise OnRollAlready(unit_id)


Made = tuple[RollCorrection, list[Event]]
Step = tuple[Vote, RollCorrection, list[Event]]


def propose(vote: Vote, correction: RollCorrection) -> Made:
    """Say what is wrong, with reason and evidence. Raises RollNotFrozen, EffectCarriedOut, CorrectionRuns."""
    check_correctable(vote)
    fact = facts.RollCorrectionProposed(
        correction.id, vote.id, vote.place, correction.roll_version, len(correction.changes)
    )
    return correction, [fact]


def check_correctable(vote: Vote) -> None:
    """A frozen roll of our own, and none that an election has been decided by.

    Raises RollNotFrozen, EffectCarriedOut, CorrectionRuns.
    """
    if vote.state not in CORRECTABLE or vote.roll.frozen_at is None or vote.official:
        raise RollNotFrozen(vote.id)
    if vote.state in OVER and vote.effect and vote.effect.kind is EffectKind.ELECTS:
        raise EffectCarriedOut(vote.id, vote.effect.kind)
    if vote.correcting:
        raise CorrectionRuns(vote.id)


def confirm(vote: Vote, correction: RollCorrection, by: str, now: datetime) -> Step:
    """The second person finds it right: the new version is made.

    Raises CorrectionDecided, OwnCorrection, RollChanged, RollNotFrozen, EffectCarriedOut, CorrectionRuns.
    """
    _check_second(correction, by)
    check_correctable(vote)
    if correction.roll_version != vote.roll.version + 1:
        raise RollChanged(vote.id, vote.roll.version)
    roll = successor(vote.roll, tuple(correction.after))
    begun = replace(correction, state=State.RUNNING, decided_by=by, decided_at=now, roll=roll)
    uncounted = Counting() if vote.state is VoteState.CLOSED else vote.counting
    ballots = 0 if vote.state is VoteState.CLOSED else vote.ballots
    return replace(vote, correcting=correction.id, counting=uncounted, ballots=ballots), begun, []


def refuse(correction: RollCorrection, by: str, note: str, now: datetime) -> Made:
    """The second person does not find it right. Raises CorrectionDecided, OwnCorrection."""
    _check_second(correction, by)
    fact = facts.RollCorrectionRefused(correction.id, correction.vote_id, correction.place, note)
    return replace(correction, state=State.REFUSED, decided_by=by, decided_at=now, note=note), [fact]


def apply(vote: Vote, correction: RollCorrection, now: datetime) -> Step:
    """The new version is whole, before anything was counted: from now on it is the roll of the vote."""
    new = replace(correction.roll, frozen_at=now)
    superseded = Superseded(roll=vote.roll, until=now)
    corrected = replace(vote, roll=new, earlier=(*vote.earlier, superseded), correcting=None)
    return corrected, _done(correction, new), [_told(corrected, correction)]


def recount(
    vote: Vote, correction: RollCorrection, refused: tuple[RefusedBallot, ...], now: datetime
) -> Step:
    """The same ballots are counted by the new version, under the same terms.

    A vote that has no effect yet has the new result. In one that is over the new numbers stand beside what
    is in force; where they turn it, a person decides (`settling.decide`).
    """
    before = vote
    vote, correction, events = apply(vote, correction, now)
    found = outcome(correction.counting, vote.matter, vote.terms.silence)
    adopted = None if found.result is Result.REVIEW else found.result is Result.PASS
    superseded = Superseded(
        roll=before.roll,
        until=now,
        counting=before.counting,
        outcome=before.outcome,
        adopted=before.adopted,
        reasons=before.reasons,
        refused=before.refused,
    )
    over = vote.state in OVER
    vote = replace(
        vote,
        earlier=(*before.earlier, superseded),
        counting=correction.counting,
        outcome=found,
        adopted=before.adopted if over else adopted,
        reasons=before.reasons if over else "",
        refused=refused,
        turned=over and adopted is not before.adopted,
    )
    told = [facts.BallotRefused(vote.id, one.unit_id, one.ballot_id, one.fate) for one in refused]
    doubt = [facts.ResultTurned(vote.id, vote.place, vote.title, vote.roll.version)] if vote.turned else []
    return vote, correction, [*events, told_of_count(vote, found), *told, *doubt]


def _check_second(correction: RollCorrection, by: str) -> None:
    if correction.state is not State.PROPOSED:
        raise CorrectionDecided(correction.id, correction.state)
    if correction.proposed_by == by:
        raise OwnCorrection


def _done(correction: RollCorrection, roll: Roll) -> RollCorrection:
    assert correction.state is State.RUNNING, "only what a second person confirmed is carried out"
    return replace(correction, state=State.DONE, roll=roll)


def _told(vote: Vote, correction: RollCorrection) -> Event:
    roll = vote.roll
    whole = roll.counting.roll
    return facts.RollCorrected(
        vote.id,
        vote.place,
        roll.version,
        roll.counting.units,
        whole.area,
        whole.heads,
        roll.digest,
        roll.previous,
        len(correction.changes),
    )


def _measured(unit: RollUnit, said: Fact) -> RollUnit:
    if said.area is None:
        return unit
    return replace(unit, area=said.area, area_source=said.area_source)


def _owned(unit: RollUnit, said: Fact) -> RollUnit:
    if not said.owners:
        return unit
    return replace(unit, owners=said.owners, voter=said.voter, head=head_of(unit.unit_id, said.owners))
