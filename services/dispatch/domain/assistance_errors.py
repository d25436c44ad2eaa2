# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of assistance (协办). Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class AssistanceAwaited(DomainError):
    """An earlier request of the order waits for its answer."""

    code = "dispatch.assistance_awaited"
    title = "A request for assistance waits for its answer"

    order_id: str
    number: int


@dataclass(eq=False)
class NoAssistanceAsked(DomainError):
    """No request of the order waits for an answer: it was answered, withdrawn or overtaken."""

    code = "dispatch.no_assistance_asked"
    title = "No request for assistance waits for an answer"

    order_id: str


@dataclass(eq=False)
class TooManyRequests(DomainError):
    """So often was assistance asked for that the order should be somebody else's."""

    code = "dispatch.assistance_asked_often"
    title = "Assistance was asked for too often"

    order_id: str
    most: int


@dataclass(eq=False)
class AssistantNeeded(DomainError):
    """Another skill, company or department is granted by naming who it is; only materials go without."""

    code = "dispatch.assistant_needed"
    status = 422
    title = "Say who assists"

    order_id: str
    kind: str


@dataclass(eq=False)
class WorksOnItAlready(DomainError):
    """They are responsible for the order, or assist already."""

    code = "dispatch.works_on_it_already"
    title = "This person or company works on the order already"

    order_id: str
    assistant_id: str


@dataclass(eq=False)
class NotAssisting(DomainError):
    """They do not assist with the order."""

    code = "dispatch.not_assisting"
    status = 422
    title = "This person or company does not assist"

    order_id: str
    assistant_id: str
