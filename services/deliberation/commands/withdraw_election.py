# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take an election back before the owners vote; votes that were announced for it are withdrawn, too."""

from services.chassis import publicity
from services.chassis.http import Input
from services.deliberation.commands import Text
from services.deliberation.domain import elections, votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.elections import Election
from services.deliberation.store import Tx


class WithdrawElection(Input):
    reason: Text


def handle(tx: Tx, election_id: str, cmd: WithdrawElection) -> Election:
    """Raises WrongVoteState once ballots are taken."""
    election = tx.elections.get(election_id)
    tx.require(Permission.BODIES_KEEP, election.place)
    election, events = elections.fail(election, cmd.reason)
    for vote in tx.votes.several(one.vote_id for one in election.candidates if one.vote_id):
        tx.take_back(*votes.withdraw(vote, cmd.reason))
    for one in tx.publications.list({"subject": f"election/{election.id}"}):
        if one.running:
            tx.keep_publication(publicity.withdraw(one, tx.now))
    tx.elections.save(election, *events)
    return election
