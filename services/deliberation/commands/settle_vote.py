# SPDX-License-Identifier: AGPL-3.0-or-later
"""The result has been public for as long as it must: the resolution is in force, or there is none."""

from services.deliberation.domain import topics, votes
from services.deliberation.store import Tx


def handle(tx: Tx, vote_id: str) -> None:
    """A result in doubt waits for whoever decides it."""
    vote = tx.votes.get(vote_id)
    if vote.adopted is None:
        return
    vote, events = votes.settle(vote)
    tx.votes.save(vote, *events)
    if vote.topic_id:
        topic = tx.topics.get(vote.topic_id)
        topic, decided = topics.decide(topic, vote.question, adopted=bool(vote.adopted))
        tx.topics.save(topic, *decided)
