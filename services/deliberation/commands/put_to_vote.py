# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let the owners vote on each candidate of a published list (选举表决), all at the same time."""

from dataclasses import replace

from services.chassis import publicity
from services.chassis.http import Input, Moment
from services.deliberation.commands import announce_vote
from services.deliberation.commands.prepare_vote import DeveloperUnits
from services.deliberation.domain import elections, votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.candidates import Candidate
from services.deliberation.domain.effects import Effect, EffectKind
from services.deliberation.domain.elections import Action, Election
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.votes import Vote
from services.deliberation.policies import VotePolicy
from services.deliberation.store import Tx


class PutToVote(Input):
    """`first_assembly`: then silence means nothing, whatever the rules of the place say."""

    opens_at: Moment
    closes_at: Moment
    developer: DeveloperUnits | None = None
    warning_on_ballot: bool = False
    first_assembly: bool = False


def handle(tx: Tx, election_id: str, cmd: PutToVote) -> Election:
    election = tx.elections.get(election_id)
    tx.require(Permission.VOTES_CONVENE, election.place)
    elections.check(election, Action.TAKE_TO_VOTE)
    publicity.require_effect(tx.latest_of(f"election/{election.id}", Kind.CANDIDATES))
    made = {}
    for candidate in election.eligible:
        vote = _vote(tx, election, candidate, cmd)
        vote, events = votes.prepare(vote, tx.calendar_at(vote.place))
        tx.votes.add(vote, *events)
        announce_vote.handle(tx, vote.id)
        made[candidate.person.id] = vote.id
    election = elections.take_to_vote(election, made)
    tx.elections.save(election)
    return election


def _vote(tx: Tx, election: Election, candidate: Candidate, cmd: PutToVote) -> Vote:
    """The candidates' list hung on the board already: the plan of each single vote does not."""
    policy, name = tx.policy(VotePolicy, election.place), candidate.person.name
    terms = policy.terms(warned=cmd.warning_on_ballot, first_assembly=cmd.first_assembly)
    return Vote(
        id=tx.new_id(),
        title=f"{election.name}选举：{name}",
        question=f"是否同意{name}当选{election.name}成员？",
        plan=candidate.statement or f"候选人：{name}",
        matter=Matter.COMMITTEE,
        place=election.place,
        within=election.within,
        opens_at=cmd.opens_at,
        closes_at=cmd.closes_at,
        terms=replace(terms, on_board=False),
        prepared_by=tx.by.subject,
        prepared_at=tx.now,
        developer=cmd.developer.value() if cmd.developer else None,
        effect=Effect(EffectKind.ELECTS, election.id, candidate.person.id),
    )
