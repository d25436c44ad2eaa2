# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settle a vote whose result was public: a resolution in force, or none; after a recount what was decided."""

from services.deliberation.domain import settling
from services.deliberation.store import Tx


def handle(tx: Tx, vote_id: str) -> None:
    vote, events = settling.settle(tx.votes.get(vote_id))
    if events:
        tx.conclude(vote, events)
