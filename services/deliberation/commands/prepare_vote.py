# SPDX-License-Identifier: AGPL-3.0-or-later
"""Prepare an owners' vote (业主表决) on a matter of Civil Code Art. 278, by the rules of the place."""

from pydantic import Field

from services.chassis.http import Id, Input, Moment
from services.chassis.values import Invalid, Money, OrgPath
from services.deliberation.commands import Text, Title
from services.deliberation.domain import bodies, charters, effects, topics, votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.charter_rules import MATTER
from services.deliberation.domain.effects import Effect, EffectKind
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.places import Place
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


class Recall(Input):
    """The member of a body whom the vote recalls (罢免), once it is in force."""

    body_id: Id
    person_id: Id


class PrepareVote(Input):
    """`budget_fen`: what it may cost at the most; `adopts_charter_id`: the draft that it puts in force.

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
    recalls: Recall | None = None
    adopts_charter_id: Id | None = None
    warning_on_ballot: bool = False
    first_assembly: bool = False


def handle(tx: Tx, cmd: PrepareVote) -> Vote:
    tx.require(Permission.VOTES_CONVENE, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    policy = tx.policy(VotePolicy, place.path)
    vote_id = tx.new_id()
    vote = Vote(
        id=vote_id,
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
        effect=_effect(tx, cmd, place, vote_id),
    )
    vote, events = votes.prepare(vote, tx.calendar_at(place.path))
    if cmd.topic_id:
        topic, taken = topics.take_to_vote(tx.topics.get(cmd.topic_id), vote.id)
        tx.topics.save(topic, *taken)
    tx.votes.add(vote, *events)
    return vote


def _effect(tx: Tx, cmd: PrepareVote, place: Place, vote_id: str) -> Effect | None:
    """Raises MatterDoesNotFit, NotAMember, WrongCharterState."""
    if cmd.recalls:
        body = tx.bodies.get(cmd.recalls.body_id)
        effects.check_matter(cmd.matter, Matter.COMMITTEE)
        if body.place != place.path:
            raise Invalid("recalls", "is of another place")
        bodies.check_member(body, cmd.recalls.person_id)
        return Effect(EffectKind.RECALLS, body.id, cmd.recalls.person_id)
    if cmd.adopts_charter_id:
        charter = tx.charters.get(cmd.adopts_charter_id)
        effects.check_matter(cmd.matter, MATTER[charter.kind])
        if charter.place != place.path:
            raise Invalid("adopts_charter_id", "is of another place")
        tx.charters.save(charters.put_to_vote(charter, vote_id))
        return Effect(EffectKind.ADOPTS, charter.id)
    return None
