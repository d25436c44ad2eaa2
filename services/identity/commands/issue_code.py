# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a client the authorization code with which it fetches a logged-in person's tokens."""

from datetime import timedelta

from pydantic import Field

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.chassis.ids import new_secret
from services.identity.domain import sessions
from services.identity.domain.sessions import AuthorizationCode, BearerText, Session
from services.identity.store import Tx

CODE_LASTS = timedelta(seconds=60)


class IssueCode(Input):
    """The checked authorization request."""

    client_id: str = Field(max_length=64)
    redirect_uri: str = Field(max_length=2000)
    scope: str = Field(max_length=200)
    code_challenge: str = Field(min_length=43, max_length=128)
    nonce: str = Field("", max_length=255)


def handle(tx: Tx, session: Session, cmd: IssueCode) -> str:
    """The code as the client gets it; only its hash is kept."""
    text = BearerText(tx.tenant, "", new_secret())
    code = AuthorizationCode(
        id=sessions.digest(text.secret),
        session_id=session.id,
        person_id=session.person_id,
        client_id=cmd.client_id,
        redirect_uri=cmd.redirect_uri,
        scope=cmd.scope,
        code_challenge=cmd.code_challenge,
        nonce=cmd.nonce,
        authenticated_at=session.proved_at,
        expires_at=system_now() + CODE_LASTS,
        methods=session.methods,
    )
    tx.codes.add(code)
    return str(text)
