# SPDX-License-Identifier: AGPL-3.0-or-later
"""End one of one's own log-ins, or all of them."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Input
from services.chassis.values import NotFound
from services.identity.commands import end_sessions
from services.identity.store import Tx


class EndOwnSessions(Input):
    """Without a `session_id` all end, the present one too."""

    session_id: str | None = Field(None, min_length=64, max_length=64)


@dataclass(frozen=True, slots=True)
class Ended:
    """How many ended."""

    ended: int


def handle(tx: Tx, cmd: EndOwnSessions) -> Ended:
    """Raises NotFound for a log-in that is over or another person's."""
    if cmd.session_id is not None:
        session = tx.sessions.find(cmd.session_id)
        if session is None or session.person_id != tx.by.subject:
            raise NotFound("session", cmd.session_id)
        end_sessions.handle(tx, session_id=session.id)
        return Ended(1)
    account = tx.accounts.first({"person_id": tx.by.subject})
    known = tx.sessions.list({"account_id": account.id}) if account else []
    end_sessions.handle(tx, person_id=tx.by.subject)
    return Ended(len(known))
