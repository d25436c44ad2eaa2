# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a count comes to: quorum, approval, and what silence is deemed to say by an adopted rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.counting import Counting, Sides
from services.deliberation.domain.matters import APPROVAL, QUORUM, Matter, Threshold
from services.deliberation.domain.measures import NOTHING, Measure

MAJORITY = Threshold(1, 2, inclusive=False)
"""Whom silence can follow: more than half of what was cast, or for the floor of what there is."""


class Result(StrEnum):
    """`review`: a person decides, because an area is unknown, the roll is empty or the two counts differ."""

    PASS = "pass"  # noqa: S105 - a result
    FAIL = "fail"
    NO_QUORUM = "no_quorum"
    REVIEW = "review"


class Silence(StrEnum):
    """What a delivered ballot without an answer is: nothing, taking part, or a voice for the majority."""

    STRICT = "strict"
    PARTICIPATES = "delivered_participates"
    FOLLOWS_MAJORITY = "delivered_follows_majority"


class Obstacle(StrEnum):
    """Why silence is not deemed anything."""

    CLAUSE_NOT_ADOPTED = "clause_not_adopted"
    NO_WARNING = "no_warning_on_ballot"
    FIRST_ASSEMBLY = "first_assembly"
    FLOOR_NOT_MET = "floor_not_met"


class Doubt(StrEnum):
    """Why a person must decide."""

    EMPTY_ROLL = "empty_roll"
    AREA_MISSING = "area_missing"
    DIFFERENT = "strict_and_deemed_differ"


@dataclass(frozen=True)
class SilenceRule:
    """Silence counts only by an adopted clause (MOHURD Guiding Rules Art. 26 (2)), named by its document.

    `floor`: the majority must be one of all owners too (Zhejiang 2009 Art. 10).
    """

    mode: Silence = Silence.STRICT
    clause: str | None = None
    warned: bool = False
    floor: bool = False
    first_assembly: bool = False


@dataclass(frozen=True)
class Tally:
    """One way to count: the sides and what they come to."""

    sides: Sides
    quorum_by_area: bool
    quorum_by_heads: bool
    approved_by_area: bool
    approved_by_heads: bool
    result: Result


@dataclass(frozen=True)
class Outcome:
    """The strict tally and, where the rule allows it, the deemed one beside it; they are never mixed."""

    roll: Measure
    strict: Tally
    deemed: Tally | None
    obstacles: tuple[Obstacle, ...]
    majority: Choice | None
    doubts: tuple[Doubt, ...]
    result: Result


def outcome(count: Counting, matter: Matter, rule: SilenceRule) -> Outcome:
    """What a complete count comes to by Civil Code Art. 278 (2)."""
    strict = tally(count.sides, count.roll, matter)
    majority = majority_of(count.sides)
    obstacles = _obstacles(count, rule, majority)
    deemed = None
    if rule.mode is not Silence.STRICT and not obstacles:
        follows = majority if rule.mode is Silence.FOLLOWS_MAJORITY else None
        deemed = tally(count.sides.plus(follows, count.silent), count.roll, matter)
    doubts = _doubts(count, strict, deemed)
    result = Result.REVIEW if doubts else strict.result
    return Outcome(count.roll, strict, deemed, obstacles, majority, doubts, result)


def tally(sides: Sides, roll: Measure, matter: Matter) -> Tally:
    """Quorum of the whole roll, approval of what takes part, both by area and by heads."""
    there, agree, needed = sides.participating, sides.agree, APPROVAL[matter]
    quorum = QUORUM.met(there.area, roll.area), QUORUM.met(there.heads, roll.heads)
    approved = needed.met(agree.area, there.area), needed.met(agree.heads, there.heads)
    result = Result.NO_QUORUM if not all(quorum) else Result.PASS if all(approved) else Result.FAIL
    return Tally(sides, *quorum, *approved, result)


def majority_of(sides: Sides) -> Choice | None:
    """The choice of more than half of the area and of the heads that were cast, abstentions included."""
    cast = sides.participating
    return next((one for one in Choice if MAJORITY.met_by(getattr(sides, one), cast)), None)


def _obstacles(count: Counting, rule: SilenceRule, majority: Choice | None) -> tuple[Obstacle, ...]:
    if rule.mode is Silence.STRICT:
        return ()
    behind = getattr(count.sides, majority) if majority else NOTHING
    found = (
        (Obstacle.CLAUSE_NOT_ADOPTED, rule.clause is None),
        (Obstacle.NO_WARNING, not rule.warned),
        (Obstacle.FIRST_ASSEMBLY, rule.first_assembly),
        (Obstacle.FLOOR_NOT_MET, rule.floor and not MAJORITY.met_by(behind, count.roll)),
    )
    return tuple(obstacle for obstacle, stands in found if stands)


def _doubts(count: Counting, strict: Tally, deemed: Tally | None) -> tuple[Doubt, ...]:
    found = (
        (Doubt.EMPTY_ROLL, count.units == 0),
        (Doubt.AREA_MISSING, count.unmeasured > 0),
        (Doubt.DIFFERENT, deemed is not None and deemed.result is not strict.result),
    )
    return tuple(doubt for doubt, stands in found if stands)
