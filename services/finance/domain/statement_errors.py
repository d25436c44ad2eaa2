# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of statements, their review, and the cases that follow. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class ReviewOver(DomainError):
    """A statement is reviewed from its publication on, for as long as the policy says."""

    code = "finance.review_over"
    title = "The statement is not under review"

    statement_id: str
    state: str


@dataclass(eq=False)
class WrongStatementState(DomainError):
    """A statement is drawn up, then published, then reviewed: each once."""

    code = "finance.wrong_statement_state"
    title = "The statement is not in a state that allows this"

    statement_id: str
    state: str


@dataclass(eq=False)
class WrongCaseState(DomainError):
    """The action is not a step from the state that the case is in."""

    code = "finance.wrong_case_state"
    title = "The case is not in a state that allows this"

    case_id: str
    state: str


@dataclass(eq=False)
class NotTheOwner(DomainError):
    """Whoever has to answer for it answers: nobody for them."""

    code = "finance.not_the_owner"
    status = 403
    title = "Somebody else has to answer for this"

    case_id: str
