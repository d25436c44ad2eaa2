# SPDX-License-Identifier: AGPL-3.0-or-later
"""Revoke the access tokens of a person, whose log-ins go on and fetch new ones, or of a client."""

from services.chassis.store import revocations
from services.identity.domain import generations
from services.identity.domain.generations import FIRST, Generation
from services.identity.store import Tx


def handle(tx: Tx, subject: str) -> None:
    """Whoever holds such a token asks for another, which says what the subject may do by then."""
    known = tx.generations.find(subject)
    following, events = generations.next_generation(known or Generation(subject, FIRST))
    tx.generations.put(following, *events)
    revocations.revoke(tx, following.id, following.number)
