# SPDX-License-Identifier: AGPL-3.0-or-later
"""Exchange a refresh token for the next one; one that was used before revokes its whole family.

The person's access tokens go with it: whoever holds the copy may have fetched one.
"""

from dataclasses import dataclass, replace

from services.chassis.clock import system_now
from services.chassis.ids import new_secret
from services.identity.domain import sessions
from services.identity.domain.sessions import RefreshFamily
from services.identity.store import Tx


@dataclass(frozen=True, slots=True)
class Rotated:
    """The family and its next token as the client gets it."""

    family: RefreshFamily
    text: str


def handle(tx: Tx, text: str, client_id: str) -> Rotated | None:
    """None is a refusal; it is an outcome, so that the revocation it may mean is kept."""
    bearer = sessions.parse(text)
    if bearer is None or bearer.tenant != tx.tenant or not bearer.id:
        return None
    family = tx.refresh_families.find(bearer.id)
    if family is None:
        return None
    secret = new_secret()
    changed, events, good = sessions.rotate(family, bearer.secret, secret, client_id, system_now())
    if changed != family:
        tx.refresh_families.save(changed, *events)
    if changed.revoked and not family.revoked:
        tx.revoke_tokens_of(family.person_id)
    session = tx.sessions.find(family.session_id) if good else None
    if session:
        tx.sessions.save(replace(session, used_at=system_now()))
    return Rotated(changed, str(replace(bearer, secret=secret))) if good else None
