# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a vote back before it opens; its topic waits for another decision."""

from services.chassis.http import Input
from services.deliberation.commands import Text
from services.deliberation.domain import votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.votes import Vote
from services.deliberation.store import Tx


class WithdrawVote(Input):
    reason: Text


def handle(tx: Tx, vote_id: str, cmd: WithdrawVote) -> Vote:
    vote = tx.votes.get(vote_id)
    tx.require(Permission.VOTES_CONVENE, vote.place)
    return tx.take_back(*votes.withdraw(vote, cmd.reason))
