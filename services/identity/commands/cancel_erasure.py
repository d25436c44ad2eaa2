# SPDX-License-Identifier: AGPL-3.0-or-later
"""Call off a request for erasure before it is carried out."""

from services.identity.domain.authority import Permission
from services.identity.domain.erasures import Erasure
from services.identity.store import Tx


def handle(tx: Tx, erasure_id: str) -> Erasure:
    """The person's own, or staff for them. Raises NotFound, Forbidden, ErasureOver."""
    asked = tx.erasures.get(erasure_id)
    if asked.person_id != tx.by.subject:
        tx.require(Permission.PERSONS_WRITE, *asked.within)
    return tx.call_off(asked)
