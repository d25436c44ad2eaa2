# SPDX-License-Identifier: AGPL-3.0-or-later
"""Revoke a refresh token with its whole family (RFC 7009)."""

from services.identity.domain import sessions
from services.identity.store import Tx


def handle(tx: Tx, text: str, client_id: str) -> None:
    """Nothing happens for an unknown token, another client's, or an access token (it just expires)."""
    bearer = sessions.parse(text)
    if bearer is None or bearer.tenant != tx.tenant or not bearer.id:
        return
    family = tx.refresh_families.find(bearer.id)
    if family and family.client_id == client_id and sessions.matches(bearer.secret, family.current):
        tx.refresh_families.remove(family)
