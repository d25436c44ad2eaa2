# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of surveys and of the steps of a consultation. Clients branch on the code."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class SurveyOver(DomainError):
    """A survey takes answers until it closes."""

    code = "deliberation.survey_over"
    title = "The survey takes no more answers"

    survey_id: str
    closes_at: datetime


@dataclass(eq=False)
class NotOfHousehold(DomainError):
    """A household answers for itself: who lives in the unit, or owns it."""

    code = "deliberation.not_of_household"
    status = 403
    title = "The answer belongs to who lives in this unit, or owns it"

    unit_id: str


@dataclass(eq=False)
class OutsideOfSurvey(DomainError):
    """The survey asks the households of its place."""

    code = "deliberation.outside_of_survey"
    status = 422
    title = "The unit is none of those that are asked"

    unit_id: str


@dataclass(eq=False)
class NoSuchOption(DomainError):
    """An answer is one of the options, counted from zero."""

    code = "deliberation.no_such_option"
    status = 422
    title = "The survey has no such option"

    choice: int
    options: int


@dataclass(eq=False)
class SurveyLengthNotAllowed(DomainError):
    """A survey is open for so many days as the rules of the place say."""

    code = "deliberation.survey_length_not_allowed"
    status = 422
    title = "The survey is too short or too long"

    shortest: int
    longest: int


@dataclass(eq=False)
class NotOnDecisionList(DomainError):
    """The decision list (三级议事决策清单) of the place has no such matter."""

    code = "deliberation.not_on_decision_list"
    status = 422
    title = "The decision list has no such matter"

    matter: str


@dataclass(eq=False)
class ConsultationBegun(DomainError):
    """A topic whose consultation has left something behind is classified no other way."""

    code = "deliberation.consultation_begun"
    title = "The consultation has begun; its matter stays as it is"

    topic_id: str


@dataclass(eq=False)
class NotClassified(DomainError):
    """Who decides, and by which steps, is settled first."""

    code = "deliberation.not_classified"
    title = "It is not settled yet who decides this topic"

    topic_id: str


@dataclass(eq=False)
class DecidedElsewhere(DomainError):
    """The decision list gives the topic to another body, or to the owners' vote."""

    code = "deliberation.decided_elsewhere"
    title = "The decision list says that this topic is decided another way"

    topic_id: str
    way: str
    body: str | None


@dataclass(eq=False)
class WrongStep(DomainError):
    """Steps follow one another; `next` is the one that is due, none at the end."""

    code = "deliberation.wrong_step"
    title = "Another step of the consultation is due"

    topic_id: str
    step: str
    next: str | None


@dataclass(eq=False)
class NotTheMover(DomainError):
    """Each step says which roles move it."""

    code = "deliberation.not_the_mover"
    status = 403
    title = "This step is moved by others"

    step: str
    roles: tuple[str, ...]


@dataclass(eq=False)
class NothingLeft(DomainError):
    """A step is done when it has left behind what it must, about this topic."""

    code = "deliberation.nothing_left"
    status = 422
    title = "What this step must leave behind is missing, or is of another topic"

    step: str
    leaves: str


@dataclass(eq=False)
class BudgetVoteOver(DomainError):
    """A vote on a budget takes ballots until it closes."""

    code = "deliberation.budget_vote_over"
    title = "The vote on the budget takes no more ballots"

    budget_vote_id: str
    closes_at: datetime


@dataclass(eq=False)
class NoSuchProject(DomainError):
    """A ballot names projects that are proposed."""

    code = "deliberation.no_such_project"
    status = 422
    title = "The budget has no such project"

    project_id: str


@dataclass(eq=False)
class TooManyPoints(DomainError):
    """A ballot gives as many points as the form of the vote allows."""

    code = "deliberation.too_many_points"
    status = 422
    title = "The ballot gives more than it may"

    points: int
    most: int


@dataclass(eq=False)
class ProjectBeyondBudget(DomainError):
    """A project that the whole budget does not pay for is not put to the vote."""

    code = "deliberation.project_beyond_budget"
    status = 422
    title = "A project costs more than the whole budget"

    project: str
