# SPDX-License-Identifier: AGPL-3.0-or-later
"""A resolution was lifted after a recount: nothing more is spent on it, no year's plan stands on it."""

from services.finance.domain import commitments, year_plans
from services.finance.store import Tx


def handle(tx: Tx, vote_id: str) -> None:
    """A vote's facts come in their order, so what is not known here never was in force here."""
    commitment = tx.commitments.find(vote_id)
    if commitment is None:
        return
    tx.commitments.save(commitments.lift(commitment, tx.now))
    for plan in tx.year_plans.list({"resolution_id": vote_id}, limit=50):
        tx.year_plans.save(year_plans.lift(plan))
