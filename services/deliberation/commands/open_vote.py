# SPDX-License-Identifier: AGPL-3.0-or-later
"""The time has come: take ballots, once the roll is frozen."""

from datetime import timedelta

from services.deliberation.domain import votes
from services.deliberation.store import CLOSE, OPEN, Tx

SOON = timedelta(minutes=1)


def handle(tx: Tx, vote_id: str) -> None:
    vote = tx.votes.get(vote_id)
    if vote.roll.frozen_at is None:
        tx.timers.set(OPEN, vote.id, tx.now + SOON)
        return
    vote, events = votes.open_(vote)
    tx.timers.set(CLOSE, vote.id, vote.closes_at + votes.INSTANT)
    tx.votes.save(vote, *events)
