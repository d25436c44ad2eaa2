# SPDX-License-Identifier: AGPL-3.0-or-later
"""Revoke a person's access tokens; their log-ins go on and fetch new ones."""

from services.chassis.store import revocations
from services.identity.domain import generations
from services.identity.domain.generations import FIRST, Generation
from services.identity.store import Tx


def handle(tx: Tx, person_id: str) -> None:
    """Whoever holds such a token asks for another, which says what the person is by then."""
    known = tx.generations.find(person_id)
    following, events = generations.next_generation(known or Generation(person_id, FIRST))
    save = tx.generations.save if known else tx.generations.add
    save(following, *events)
    revocations.revoke(tx, following.id, following.number)
