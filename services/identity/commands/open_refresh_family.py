# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a client its first refresh token for a redeemed code."""

from services.chassis.ids import new_secret
from services.identity.domain import sessions
from services.identity.domain.sessions import AuthorizationCode, BearerText, RefreshFamily
from services.identity.store import Tx


def handle(tx: Tx, code: AuthorizationCode) -> str:
    """The token as the client gets it; it lasts as long as the log-in. Raises NotFound after a log-out."""
    session = tx.sessions.get(code.session_id)
    text = BearerText(tx.tenant, new_secret(), new_secret())
    family = RefreshFamily(
        id=text.id,
        session_id=session.id,
        person_id=code.person_id,
        client_id=code.client_id,
        scope=code.scope,
        code_id=code.id,
        current=sessions.digest(text.secret),
        expires_at=session.expires_at,
        authenticated_at=code.authenticated_at,
        methods=code.methods,
    )
    tx.refresh_families.add(family)
    return str(text)
