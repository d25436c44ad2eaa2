# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decide, with reasons, what a count comes to that leaves a doubt: where strict and deemed differ, say."""

from services.chassis.http import Input
from services.deliberation.commands import Text
from services.deliberation.domain import publications, settling
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import Vote
from services.deliberation.store import Tx


class DecideVote(Input):
    adopted: bool
    reasons: Text


def handle(tx: Tx, vote_id: str, cmd: DecideVote) -> Vote:
    vote = tx.votes.get(vote_id)
    tx.require(Permission.VOTES_CONVENE, vote.place)
    vote, events = settling.decide(vote, cmd.reasons, adopted=cmd.adopted)
    tx.votes.save(vote, *events)
    tx.publish_of_vote(Kind.RESULT, vote, publications.result(vote))
    return vote
