# SPDX-License-Identifier: AGPL-3.0-or-later
"""Go on with who has proved one factor: a session, or a wait for the second of who has or must have one."""

from services.chassis.clock import system_now
from services.chassis.ids import new_secret
from services.identity.commands import open_session
from services.identity.commands.open_session import Outcome
from services.identity.domain import sessions
from services.identity.domain.accounts import Account
from services.identity.domain.devices import Seen
from services.identity.domain.sessions import WAITS, BearerText, WaitingLogIn
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


def handle(
    tx: Tx,
    account: Account,
    seen: Seen,
    methods: tuple[str, ...],
    *,
    remembered: bool,
    two_factors: bool,
) -> Outcome:
    """`two_factors`: the client asks for them, so who has no second factor makes one now."""
    factors = tx.second_factors.find(account.id)
    if factors is not None and factors.any:
        return _wait(tx, account, "code", methods, remembered=remembered)
    held = (role for role, _ in tx.roles_of(account.person_id))
    if two_factors or tx.policy(LogInPolicy).demands_second_factor(held):
        return _wait(tx, account, "enrolment", methods, remembered=remembered)
    return open_session.handle(tx, account.id, seen, methods, remembered=remembered)


def _wait(tx: Tx, account: Account, waits_for: str, methods: tuple[str, ...], *, remembered: bool) -> Outcome:
    text = BearerText(tx.tenant, "", new_secret())
    waiting = WaitingLogIn(
        id=sessions.digest(text.secret),
        account_id=account.id,
        person_id=account.person_id,
        expires_at=system_now() + WAITS,
        remembered=remembered,
        methods=methods,
    )
    tx.waiting_log_ins.add(waiting)
    tx.timers.set("waiting_log_in.forgotten", waiting.id, tx.now + WAITS)
    return Outcome(cookie=str(text), waits_for=waits_for)
