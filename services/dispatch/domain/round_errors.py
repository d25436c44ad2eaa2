# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of rounds and their plans. Clients branch on the code."""

from dataclasses import dataclass
from datetime import date

from services.chassis.values import DomainError


@dataclass(eq=False)
class EmptyChecklist(DomainError):
    """A plan without a question proves nothing."""

    code = "dispatch.empty_checklist"
    status = 422
    title = "The checklist is empty"


@dataclass(eq=False)
class NoPoints(DomainError):
    """A round goes somewhere: its plan has a point at the least."""

    code = "dispatch.no_points"
    status = 422
    title = "The plan has no points"


@dataclass(eq=False)
class GivenTwice(DomainError):
    """Two questions or two points have the same code."""

    code = "dispatch.given_twice"
    status = 422
    title = "A code is given twice"

    given: str


@dataclass(eq=False)
class PointOutsidePlace(DomainError):
    """A point lies in the place of the plan."""

    code = "dispatch.point_outside_place"
    status = 422
    title = "The point does not lie in the place of the plan"

    point: str
    path: str


@dataclass(eq=False)
class CadenceNeverComes(DomainError):
    """No window would ever open: the days are missing, or the plan is over before the first."""

    code = "dispatch.cadence_never_comes"
    status = 422
    title = "The cadence never comes"

    cadence: str


@dataclass(eq=False)
class LimitLongerThanCadence(DomainError):
    """A round could still be open when the next one opens."""

    code = "dispatch.limit_longer_than_cadence"
    status = 422
    title = "The limit is longer than the cadence"

    day: date
    next_day: date


@dataclass(eq=False)
class CadenceTooRare(DomainError):
    """The equipment is looked after more often by law, or by the policy `rounds` of the place."""

    code = "dispatch.cadence_too_rare"
    status = 422
    title = "The cadence is rarer than this equipment needs"

    equipment: str
    days: int
    most: int


@dataclass(eq=False)
class EquipmentMissing(DomainError):
    """Maintenance is of something."""

    code = "dispatch.equipment_missing"
    status = 422
    title = "Maintenance needs its equipment"


@dataclass(eq=False)
class WrongPlanState(DomainError):
    """A plan that is paused is not paused again, one that has ended stays so."""

    code = "dispatch.wrong_plan_state"
    title = "The plan is not in a state that allows this"

    plan_id: str
    state: str


@dataclass(eq=False)
class RoundNotOpen(DomainError):
    """The round has not begun yet or is done."""

    code = "dispatch.round_not_open"
    title = "The round is not open"

    round_id: str
    state: str


@dataclass(eq=False)
class WrongPointCode(DomainError):
    """The code that was scanned is of no point of this round."""

    code = "dispatch.wrong_point_code"
    status = 422
    title = "The code is of no point of this round"

    round_id: str


@dataclass(eq=False)
class PointVisited(DomainError):
    """Each point is visited once."""

    code = "dispatch.point_visited"
    title = "The point was visited already"

    point: str


@dataclass(eq=False)
class UnknownItem(DomainError):
    """The checklist of the round has no such question."""

    code = "dispatch.unknown_item"
    status = 422
    title = "The checklist has no such question"

    item: str


@dataclass(eq=False)
class UnknownPoint(DomainError):
    """The round has no such point."""

    code = "dispatch.unknown_point"
    status = 422
    title = "The round has no such point"

    point: str


@dataclass(eq=False)
class AnswerWithoutWords(DomainError):
    """What is not good is told in words."""

    code = "dispatch.answer_without_words"
    status = 422
    title = "An answer that is not good needs words"

    item: str


@dataclass(eq=False)
class RoundIncomplete(DomainError):
    """Points or answers are missing that the plan demands."""

    code = "dispatch.round_incomplete"
    title = "The round is not complete"

    points: tuple[str, ...]
    items: tuple[str, ...]
