# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where somebody is logged in; only they see it and end it."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.identity.commands import end_own_sessions
from services.identity.queries import log_ins
from services.identity.store import Tx


class SessionView(View):
    """A log-in: `device` is what the browser calls itself, `network` is masked, `level` a token's `acr`."""

    id: str
    device: str
    network: str
    level: str
    started_at: datetime
    used_at: datetime | None
    expires_at: datetime
    remembered: bool


class EndedView(View):
    """How many log-ins ended."""

    ended: int


sessions = Resource("sessions", "/identity/v1", of=Tx.sessions, shows=SessionView)

sessions.list(log_ins.list_own_sessions, "/sessions", requires=AUTHENTICATED)
sessions.create(end_own_sessions, "/sessions:end", shows=EndedView, requires=AUTHENTICATED)
