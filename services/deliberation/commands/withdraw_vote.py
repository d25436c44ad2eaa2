# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a vote back before it opens; its topic waits for another decision."""

from services.chassis.http import Input
from services.deliberation.commands import Text
from services.deliberation.domain import topics, votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.votes import Vote
from services.deliberation.store import ENROL, FREEZE, OPEN, Tx


class WithdrawVote(Input):
    reason: Text


def handle(tx: Tx, vote_id: str, cmd: WithdrawVote) -> Vote:
    vote = tx.votes.get(vote_id)
    tx.require(Permission.VOTES_CONVENE, vote.place)
    vote, events = votes.withdraw(vote, cmd.reason)
    for kind in (ENROL, FREEZE, OPEN):
        tx.timers.cancel(kind, vote.id)
    if vote.topic_id:
        topic, given_back = topics.give_back(tx.topics.get(vote.topic_id))
        tx.topics.save(topic, *given_back)
    tx.votes.save(vote, *events)
    return vote
