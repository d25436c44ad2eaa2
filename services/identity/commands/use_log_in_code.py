# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log in with the code that was sent to the phone on record; it is one factor."""

import hmac
from datetime import datetime

from pydantic import Field

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.identity.commands import open_session, prove
from services.identity.commands.open_session import Outcome
from services.identity.domain import accounts, resets, sessions
from services.identity.domain.accounts import Account
from services.identity.domain.devices import Seen
from services.identity.domain.kinds import RealName
from services.identity.domain.real_names import BY_CODE, RealNameProof
from services.identity.domain.sessions import PHONE
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


class UseLogInCode(Input):
    """The login as the code was asked for it; `two_factors`: the client asks for them."""

    login: str = Field(max_length=64)
    code: str = Field(max_length=12)
    remember: bool = False
    two_factors: bool = False


def handle(tx: Tx, cmd: UseLogInCode, seen: Seen) -> Outcome:
    """A wrong code is counted as a wrong password is, and is an outcome, so that the count is kept."""
    now, policy = system_now(), tx.policy(LogInPolicy)
    account = tx.account_named(cmd.login)
    if not policy.code_by_phone or account is None or not account.active:
        return Outcome()
    device = sessions.digest(seen.secret) if seen.secret else ""
    if account.tried_by(device).locked_at(now) or not tx.persons.get(account.person_id).active:
        return Outcome()
    if not _is_right(tx, account, cmd.code.strip(), now):
        failed, events = accounts.fail(account, device, policy.lock_out, now)
        tx.accounts.save(failed, *events)
        return Outcome()
    tx.log_in_codes.save(resets.use_up(tx.log_in_codes.get(account.id)))
    person = tx.persons.get(account.person_id)
    prove(tx, person, RealNameProof(RealName.PHONE, BY_CODE, now))
    return open_session.handle(
        tx, account.id, seen, PHONE, remembered=cmd.remember, two_factors=cmd.two_factors
    )


def _is_right(tx: Tx, account: Account, typed: str, now: datetime) -> bool:
    code = tx.log_in_codes.find(account.id)
    if code is None or not code.open_at(now):
        return False
    sent = tx.keys.reveal(code.sealed_code, f"log_in_code/{account.id}")
    if hmac.compare_digest(sent.encode(), typed.encode()):
        return True
    tx.log_in_codes.save(resets.fail(code))
    return False
