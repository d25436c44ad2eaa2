# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused because of what the catalogue says of a category."""

from dataclasses import dataclass

from services.chassis.values import DomainError, Money


@dataclass(frozen=True)
class AnswerFault:
    """What is wrong with one answer: the rule that it breaks, and the rule's bound."""

    field: str
    rule: str
    error: str
    limit: int | str | None = None


@dataclass(eq=False)
class AnswersRefused(DomainError):
    """Answers to the category's form are missing, of another kind or out of bounds; all are named."""

    code = "dispatch.answers_refused"
    status = 422
    title = "Some answers are not valid"

    errors: tuple[AnswerFault, ...]


@dataclass(eq=False)
class NotServedBy(DomainError):
    """The catalogue says who serves the category: it is not this person or company."""

    code = "dispatch.not_served_by"
    status = 422
    title = "This category is served by others"

    category: str
    assignee_id: str


@dataclass(eq=False)
class PriceNotAccepted(DomainError):
    """What is asked for has a price, which who reports accepts; it may have changed since it was shown."""

    code = "dispatch.price_not_accepted"
    title = "The price is another one"

    price: Money


@dataclass(eq=False)
class PaidAtHome(DomainError):
    """A service with a price is for a home, whose household is billed."""

    code = "dispatch.paid_at_home"
    status = 422
    title = "A paid service is for a home"

    path: str


@dataclass(eq=False)
class EvidenceMissing(DomainError):
    """The category demands evidence for this step; `missing` names what is not there."""

    code = "dispatch.evidence_missing"
    status = 422
    title = "Evidence is missing"

    order_id: str
    step: str
    missing: tuple[str, ...]
