# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remember that staff changed what a source delivers: its old word overwrites nothing, and ours goes back.

Part of changing a person, of a move in or out, and of registering a vehicle.
"""

from collections.abc import Mapping

from services.identity.commands import reckon_feed_persons
from services.identity.domain.feed_origins import Means, by_hand
from services.identity.store import Tx

_MOST = 500


def handle(tx: Tx, person_id: str, before: Mapping[str, str], means: Means = Means.HAND) -> None:
    """`before`: by field, the keyed hash of what stood there; of whom no source tells nothing is done."""
    known = tx.feed_subjects.list({"about_id": person_id}, limit=_MOST) if before else []
    for subject in known:
        for field, stood in before.items():
            subject = by_hand(subject, field, stood, means, tx.now)  # noqa: PLW2901 - one change after the other
        tx.feed_subjects.save(subject)
    if known:
        reckon_feed_persons.handle(tx, (subject.id for subject in known))
