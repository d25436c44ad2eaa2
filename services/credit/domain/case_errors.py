# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of what follows a red light: interview, rectification, re-check, exit."""

from dataclasses import dataclass
from datetime import date, datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class WrongCaseState(DomainError):
    """The action is not a step from the state that the case is in."""

    code = "credit.wrong_case_state"
    title = "The case is not in a state that allows this"

    case_id: str
    state: str
    action: str


@dataclass(eq=False)
class InterviewNotYet(DomainError):
    """An interview (约谈) that is on record took place after the notice and before now."""

    code = "credit.interview_not_yet"
    status = 422
    title = "The interview was not then"

    held_at: datetime
    not_before: datetime


@dataclass(eq=False)
class DeadlineTooShort(DomainError):
    """Who has to put something right gets the time for it that the policy says."""

    code = "credit.deadline_too_short"
    status = 422
    title = "The deadline is too short"

    due_on: date
    not_before: date


@dataclass(eq=False)
class NotHeard(DomainError):
    """Before the owners are asked, the company is heard, or waives that in writing (听证)."""

    code = "credit.not_heard"
    title = "There was no hearing yet"

    case_id: str


@dataclass(eq=False)
class WindowStillOpen(DomainError):
    """Before the owners are asked, the windows for objections and appeals are over and all are decided."""

    code = "credit.window_still_open"
    title = "Objections or appeals are still possible or undecided"

    case_id: str
    until: datetime


@dataclass(eq=False)
class NotServingThere(DomainError):
    """The owners of a place are asked about who serves there."""

    code = "credit.not_serving_there"
    status = 422
    title = "The company does not serve there"

    path: str
