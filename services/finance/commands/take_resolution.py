# SPDX-License-Identifier: AGPL-3.0-or-later
"""A resolution is in force: it is a commitment from now on, or again after it was lifted."""

from services.chassis.values import Money, OrgPath
from services.finance.domain import commitments
from services.finance.domain.commitments import Commitment
from services.finance.store import Tx


def handle(
    tx: Tx, vote_id: str, matter: str, place: OrgPath, title: str, text: str, limit: Money | None
) -> None:
    known = tx.commitments.find(vote_id)
    if known:
        tx.commitments.save(commitments.restore(known))
        return
    commitment, events = commitments.make(
        Commitment(
            id=vote_id,
            matter=matter,
            place=place,
            within=place.ancestors(),
            title=title,
            text=text,
            resolved_at=tx.now,
            limit=limit,
        )
    )
    tx.commitments.add(commitment, *events)
