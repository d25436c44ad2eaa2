# SPDX-License-Identifier: AGPL-3.0-or-later
"""Note that a ballot was given for a unit, so that its owners are not reminded; forgotten in a month."""

from services.outreach.domain.people import CastUnit, cast_key
from services.outreach.store import Tx


def handle(tx: Tx, vote_id: str, unit_id: str) -> None:
    key = cast_key(vote_id, unit_id)
    if tx.cast.find(key) is None:
        tx.cast.add(CastUnit(key, tx.now))
