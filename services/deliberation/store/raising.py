# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of what residents put up, and of what they are asked: topics, surveys, votes on a budget."""

from __future__ import annotations

from services.chassis.store import Collection, Index
from services.chassis.store.publishing import PublishingUnit
from services.deliberation.domain import topic_care
from services.deliberation.domain.budget_votes import BudgetBallot, BudgetVote
from services.deliberation.domain.demands import Demand
from services.deliberation.domain.events import AuditExported, RetentionApplied
from services.deliberation.domain.surveys import Answer, Survey
from services.deliberation.domain.topics import Topic


class RaisingUnit(PublishingUnit):
    """The part of deliberation's `Tx` that comes before meetings and owners' votes."""

    audit_exported = AuditExported
    retention_applied = RetentionApplied
    supports = Collection(topic_care.Support, "supports")
    demands = Collection(
        Demand,
        "demands",
        orderings=("raised_at",),
        indexes=(Index("within", "by_raised_at"), Index("raised_by", "by_raised_at")),
    )
    topics = Collection(
        Topic,
        "topics",
        orderings=("raised_at",),
        indexes=(
            Index("within", "by_raised_at"),
            Index("within", "agenda_year", "by_raised_at"),
            Index("raised_by", "by_raised_at"),
        ),
    )
    surveys = Collection(
        Survey, "surveys", orderings=("closes_at",), indexes=(Index("within", "by_closes_at"),)
    )
    budget_votes = Collection(
        BudgetVote, "budget_votes", orderings=("closes_at",), indexes=(Index("within", "by_closes_at"),)
    )
    budget_ballots = Collection(
        BudgetBallot, "budget_ballots", indexes=(Index("budget_vote_id", "_id"), Index("person_id", "_id"))
    )
    survey_answers = Collection(
        Answer, "survey_answers", indexes=(Index("survey_id", "_id"), Index("by", "_id"))
    )
