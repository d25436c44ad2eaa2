# SPDX-License-Identifier: AGPL-3.0-or-later
"""Call off a request for erasure before it is carried out."""

from services.identity.domain import erasures
from services.identity.domain.authority import Permission
from services.identity.domain.erasures import Erasure
from services.identity.store import ERASE, LOOK, Tx


def handle(tx: Tx, erasure_id: str) -> Erasure:
    """The person's own, or staff for them. Raises NotFound, Forbidden, ErasureOver."""
    asked = tx.erasures.get(erasure_id)
    if asked.person_id != tx.by.subject:
        tx.require(Permission.PERSONS_WRITE, *asked.within)
    return call_off(tx, asked)


def call_off(tx: Tx, asked: Erasure) -> Erasure:
    """Nothing of it comes any more. Raises ErasureOver."""
    cancelled, events = erasures.cancel(asked)
    tx.timers.cancel(ERASE, asked.id)
    tx.timers.cancel(LOOK, asked.id)
    tx.erasures.save(cancelled, *events)
    return cancelled
