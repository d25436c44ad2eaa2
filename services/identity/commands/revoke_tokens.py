# SPDX-License-Identifier: AGPL-3.0-or-later
"""Revoke the access tokens of a person, whose log-ins go on and fetch new ones, or of a client."""

from services.identity.store import Tx


def handle(tx: Tx, subject: str) -> None:
    """Whoever holds such a token asks for another, which says what the subject may do by then."""
    tx.revoke_tokens_of(subject)
