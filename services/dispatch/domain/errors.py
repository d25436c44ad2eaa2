# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of dispatch. Clients branch on the code."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class WrongState(DomainError):
    """The action is not a step from the state the order is in."""

    code = "dispatch.wrong_state"
    title = "The order is not in a state that allows this"

    order_id: str
    state: str
    action: str


@dataclass(eq=False)
class Suspended(DomainError):
    """The order is suspended: resume it first."""

    code = "dispatch.order_suspended"
    title = "The order is suspended"

    order_id: str
    reason: str


@dataclass(eq=False)
class UnknownReason(DomainError):
    """The reason is none of those the district's policy lists."""

    code = "dispatch.unknown_reason"
    status = 422
    title = "The reason is not on the list"

    reason: str
    known: tuple[str, ...]


@dataclass(eq=False)
class UnknownCategory(DomainError):
    """The district's catalogue has no such active category."""

    code = "dispatch.unknown_category"
    status = 422
    title = "There is no such category"

    category: str


@dataclass(eq=False)
class UnknownPerson(DomainError):
    """No such person is known in this district (yet: a new record is known here after a moment)."""

    code = "dispatch.unknown_person"
    status = 422
    title = "There is no such person"

    person_id: str


@dataclass(eq=False)
class UnknownPlace(DomainError):
    """No such active place is known in this district."""

    code = "dispatch.unknown_place"
    status = 422
    title = "There is no such place"

    path: str


@dataclass(eq=False)
class NotAssignable(DomainError):
    """The person or company does not handle orders at this place."""

    code = "dispatch.not_assignable"
    status = 422
    title = "This person or company does not handle orders here"

    assignee_id: str
    path: str


@dataclass(eq=False)
class CompanyHasClosed(DomainError):
    """A company that is here no longer gets no order, no share in one, and no rounds."""

    code = "dispatch.company_closed"
    title = "The company has closed"

    company_id: str
    until: str


@dataclass(eq=False)
class NotClaimable(DomainError):
    """Orders of this category are assigned, not claimed."""

    code = "dispatch.not_claimable"
    title = "Orders of this category cannot be claimed"

    category: str


@dataclass(eq=False)
class NotThereNow(DomainError):
    """Who is to be responsible is absent or has as much as they can bear: say why it is they all the same."""

    code = "dispatch.not_there_now"
    title = "This person or company is absent, or has enough orders"

    assignee_id: str
    reasons: tuple[str, ...]


@dataclass(eq=False)
class TooManyClaims(DomainError):
    """Who has claimed so many orders finishes some of them first: others want to help too."""

    code = "dispatch.too_many_claims"
    title = "Enough orders are claimed"

    person_id: str
    most: int


@dataclass(eq=False)
class StepOfOthers(DomainError):
    """The form of the place leaves this step to other roles."""

    code = "dispatch.step_of_others"
    status = 403
    title = "Others take this step here"

    order_id: str
    action: str
    roles: tuple[str, ...]


@dataclass(eq=False)
class NotSolved(DomainError):
    """The revisit found it unsolved: reopen it, or close it with another closure than resolved."""

    code = "dispatch.not_solved"
    title = "The revisit found the request unsolved"

    order_id: str


@dataclass(eq=False)
class AlreadyRated(DomainError):
    """A resident rates an order once."""

    code = "dispatch.already_rated"
    title = "The order is rated already"

    order_id: str


@dataclass(eq=False)
class AlreadyEvaluated(DomainError):
    """The organisation evaluates an order once in a round."""

    code = "dispatch.already_evaluated"
    title = "The order is evaluated already"

    order_id: str
    round: int


@dataclass(eq=False)
class ReopenWindowOver(DomainError):
    """The time for reopening, counted from the close, is over."""

    code = "dispatch.reopen_window_over"
    title = "The time for reopening is over"

    order_id: str
    until: datetime


@dataclass(eq=False)
class FinishedOutsideWork(DomainError):
    """The finish is reported for a moment before the work began or in the future."""

    code = "dispatch.finished_outside_work"
    status = 422
    title = "The moment of the finish is not possible"

    finished_at: datetime
    not_before: datetime


@dataclass(eq=False)
class KeptBySource(DomainError):
    """What another system keeps is put right there: its next row would bring the mistake back."""

    code = "dispatch.kept_by_source"
    title = "The order is kept by the system that it came from"

    order_id: str
    source: str


@dataclass(eq=False)
class TooManyPhotos(DomainError):
    """An order has at most so many pictures."""

    code = "dispatch.too_many_photos"
    status = 422
    title = "The order has as many pictures as it can have"

    order_id: str
    most: int


@dataclass(eq=False)
class IntakeRefused(DomainError):
    """Base of what is wrong with one row of a source."""

    status = 422


@dataclass(eq=False)
class ClosedBeforeReported(IntakeRefused):
    """The row says that it was closed before it was reported."""

    code = "dispatch.intake.closed_before_reported"
    title = "Closed before it was reported"

    reported_at: datetime
    closed_at: datetime


@dataclass(eq=False)
class InTheFuture(IntakeRefused):
    """The row names a moment that has not come yet."""

    code = "dispatch.intake.in_the_future"
    title = "The moment lies in the future"

    field: str
    moment: datetime


@dataclass(eq=False)
class Contradiction(IntakeRefused):
    """The row contradicts what the same source said before: a fixed fact changed or a closing vanished."""

    code = "dispatch.intake.contradiction"
    title = "The row contradicts an earlier one of the same request"

    field: str


@dataclass(eq=False)
class OlderState(IntakeRefused):
    """The row is a state of the request that came before the one which is followed already."""

    code = "dispatch.intake.older_state"
    title = "The row is an older state of the request"


@dataclass(eq=False)
class EndedHere(IntakeRefused):
    """The request was ended here already: the source's ending changes nothing any more."""

    code = "dispatch.intake.ended_here"
    title = "The request was ended here already"

    state: str


@dataclass(eq=False)
class BadRow(IntakeRefused):
    """The line is no row: not JSON, missing or unknown fields, wrong types, too long."""

    code = "dispatch.intake.bad_row"
    title = "The line is not a row"

    reason: str


@dataclass(eq=False)
class SheetFull(DomainError):
    """More orders than a workbook's sheet has rows; a table of commas has no such end."""

    code = "dispatch.sheet_full"
    title = "A workbook has no room for so many rows"

    most: int
