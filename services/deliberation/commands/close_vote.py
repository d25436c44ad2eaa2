# SPDX-License-Identifier: AGPL-3.0-or-later
"""The time is over: no more ballots are given. The count begins when those on paper can all be keyed."""

from services.deliberation.domain import votes
from services.deliberation.domain.timer_kinds import COUNT
from services.deliberation.store import Tx


def handle(tx: Tx, vote_id: str) -> None:
    vote = tx.votes.get(vote_id)
    vote, events = votes.close(vote)
    tx.timers.set(COUNT, vote.id, vote.keyed_until, position="")
    tx.votes.save(vote, *events)
