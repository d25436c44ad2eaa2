# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give the code of the authenticator app, or a recovery code, after the password."""

from datetime import datetime

from services.chassis.clock import system_now
from services.identity.commands import open_session, step_of
from services.identity.commands.open_session import Outcome
from services.identity.domain import accounts, second_factors, sessions
from services.identity.domain.devices import Seen
from services.identity.domain.second_factors import CODE_DIGITS, SecondFactors
from services.identity.domain.sessions import CODE, WaitingLogIn
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


def handle(tx: Tx, waiting: WaitingLogIn, typed: str, seen: Seen) -> Outcome:
    """A wrong code is counted as a wrong password is, and is an outcome, so that the count is kept."""
    now, hashed = system_now(), sessions.digest(seen.secret) if seen.secret else ""
    account = tx.accounts.get(waiting.account_id)
    factors = tx.second_factors.find(account.id)
    tried = account.tried_by(hashed)
    if not account.active or factors is None or tried.locked_at(now):
        return Outcome(locked_until=tried.locked_until)
    if not _used(tx, factors, second_factors.plain_code(typed), now):
        failed, events = accounts.fail(account, hashed, tx.policy(LogInPolicy).lock_out, now)
        tx.accounts.save(failed, *events)
        return Outcome(locked_until=failed.tried_by(hashed).locked_until)
    tx.waiting_log_ins.remove(tx.waiting_log_ins.get(waiting.id))
    return open_session.handle(tx, account.id, seen, (*waiting.methods, *CODE), remembered=waiting.remembered)


def _used(tx: Tx, factors: SecondFactors, code: str, now: datetime) -> bool:
    """Whether the code was good; it is not good again."""
    if len(code) == CODE_DIGITS:
        secret = factors.sealed_secret and tx.keys.reveal(factors.sealed_secret, f"totp/{factors.id}")
        step = step_of(secret, code, now) if secret else None
        used = second_factors.use_step(factors, step) if step else None
        if used:
            tx.second_factors.save(used)
        return used is not None
    at = tx.persons.get(factors.person_id).path
    found = second_factors.use_recovery(factors, tx.keys.lookup(code, "recovery"), at)
    if found:
        tx.second_factors.save(found[0], *found[1])
    return found is not None
