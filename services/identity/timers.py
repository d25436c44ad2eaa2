# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to log-ins when time passes."""

from typing import Any

from services.chassis.timers import Timers
from services.identity.commands import (
    expire_session,
    forget_reset,
    forget_unknown_login,
    forget_waiting_log_in,
)
from services.identity.store import Tx

timers = Timers()


@timers.on("session.expired")
def session_expired(tx: Tx, session_id: str, data: dict[str, Any]) -> None:
    expire_session.handle(tx, session_id)


@timers.on("unknown_login.forgotten")
def unknown_login_forgotten(tx: Tx, login: str, data: dict[str, Any]) -> None:
    forget_unknown_login.handle(tx, login)


@timers.on("password_reset.forgotten")
def password_reset_forgotten(tx: Tx, account_id: str, data: dict[str, Any]) -> None:
    forget_reset.handle(tx, account_id)


@timers.on("waiting_log_in.forgotten")
def waiting_log_in_forgotten(tx: Tx, waiting_id: str, data: dict[str, Any]) -> None:
    forget_waiting_log_in.handle(tx, waiting_id)
