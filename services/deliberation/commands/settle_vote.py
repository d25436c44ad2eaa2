# SPDX-License-Identifier: AGPL-3.0-or-later
"""The result has been public for as long as it must: the resolution is in force, or there is none."""

from services.deliberation.domain import votes
from services.deliberation.store import Tx


def handle(tx: Tx, vote_id: str) -> None:
    tx.conclude(*votes.settle(tx.votes.get(vote_id)))
