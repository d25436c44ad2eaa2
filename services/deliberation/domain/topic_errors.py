# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal about how topics come in and are looked after. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class NotReviewed(DomainError):
    """A written proposal (书面提案) is reviewed before anything is done about it."""

    code = "deliberation.not_reviewed"
    title = "The proposal is not reviewed yet"

    topic_id: str


@dataclass(eq=False)
class NothingToReview(DomainError):
    """Only a written proposal is reviewed, and once."""

    code = "deliberation.nothing_to_review"
    title = "There is nothing to review"

    topic_id: str


@dataclass(eq=False)
class OwnProposal(DomainError):
    """Nobody reviews their own proposal."""

    code = "deliberation.own_proposal"
    status = 403
    title = "Nobody reviews their own proposal"


@dataclass(eq=False)
class PaperMissing(DomainError):
    """A proposal or a home visit is on paper: say where it is kept."""

    code = "deliberation.paper_missing"
    status = 422
    title = "The paper is missing"

    source: str


@dataclass(eq=False)
class SupportedAlready(DomainError):
    """One supports a topic, or signs a demand, once; what one raised oneself counts already."""

    code = "deliberation.supported_already"
    title = "It is supported already"

    subject_id: str


@dataclass(eq=False)
class NotMergeable(DomainError):
    """A duplicate is merged into another undecided topic of its place or of one above it."""

    code = "deliberation.not_mergeable"
    status = 422
    title = "The topics cannot be merged"

    topic_id: str
    into: str
