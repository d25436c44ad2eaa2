# SPDX-License-Identifier: AGPL-3.0-or-later
"""Prepare an owners' vote (业主表决) on a matter of Civil Code Art. 278, by the rules of the place."""

from pydantic import Field

from services.chassis.http import Id, Input, Moment
from services.chassis.values import Money, OrgPath
from services.deliberation.commands import Text, Title
from services.deliberation.domain import topics, votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.rolls import Developer
from services.deliberation.domain.votes import Vote
from services.deliberation.policies import VotePolicy
from services.deliberation.store import Tx


class DeveloperUnits(Input):
    """Who built the place, and the ids of its units that are unsold, or sold and not handed over."""

    person_id: Id
    unsold: tuple[Id, ...] = Field((), max_length=500)
    sold_not_handed_over: tuple[Id, ...] = Field((), max_length=500)

    def value(self) -> Developer:
        return Developer(self.person_id, self.unsold, self.sold_not_handed_over)


class PrepareVote(Input):
    """`budget_fen`: what it may cost at the most.

    `warning_on_ballot`: the ballot says what silence means; `first_assembly`: then it means nothing.
    """

    title: Title
    question: Text
    plan: Text
    matter: Matter
    place_path: OrgPath
    opens_at: Moment
    closes_at: Moment
    topic_id: Id | None = None
    budget_fen: int | None = Field(None, ge=1, le=10**13)
    developer: DeveloperUnits | None = None
    warning_on_ballot: bool = False
    first_assembly: bool = False


def handle(tx: Tx, cmd: PrepareVote) -> Vote:
    tx.require(Permission.VOTES_CONVENE, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    policy = tx.policy(VotePolicy, place.path)
    vote = Vote(
        id=tx.new_id(),
        title=cmd.title,
        question=cmd.question,
        plan=cmd.plan,
        matter=cmd.matter,
        place=place.path,
        within=place.within,
        opens_at=cmd.opens_at,
        closes_at=cmd.closes_at,
        terms=policy.terms(warned=cmd.warning_on_ballot, first_assembly=cmd.first_assembly),
        prepared_by=tx.by.subject,
        prepared_at=tx.now,
        topic_id=cmd.topic_id,
        budget=Money(cmd.budget_fen) if cmd.budget_fen else None,
        developer=cmd.developer.value() if cmd.developer else None,
    )
    vote, events = votes.prepare(vote, tx.calendar_at(place.path))
    if cmd.topic_id:
        topic, taken = topics.take_to_vote(tx.topics.get(cmd.topic_id), vote.id)
        tx.topics.save(topic, *taken)
    tx.votes.add(vote, *events)
    return vote
