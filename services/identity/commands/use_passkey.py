# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log in with a passkey (WebAuthn 7.2): alone, or after the password as the second factor."""

from dataclasses import replace

from pydantic import Field
from webauthn import verify_authentication_response
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.identity.commands import open_session
from services.identity.commands.add_passkey import LONGEST_CREDENTIAL
from services.identity.commands.open_session import Outcome
from services.identity.domain import second_factors
from services.identity.domain.devices import Seen
from services.identity.domain.second_factors import Passkey
from services.identity.domain.sessions import PASSKEY, WaitingLogIn
from services.identity.store import Tx


class UsePasskey(Input):
    """`credential`: the browser's answer as JSON, to the question `challenge`, asked at `asked_at` (ms)."""

    account_id: str = Field(max_length=64)
    passkey_id: str = Field(max_length=2048)
    credential: str = Field(max_length=LONGEST_CREDENTIAL)
    challenge: str = Field(max_length=256)
    asked_at: int
    remember: bool = False


def handle(tx: Tx, cmd: UsePasskey, seen: Seen, waiting: WaitingLogIn | None = None) -> Outcome:
    """No session where the answer is not good, was given before, or the key seems to have been copied."""
    account_id = waiting.account_id if waiting else cmd.account_id
    account, factors = tx.accounts.find(account_id), tx.second_factors.find(account_id)
    passkey = factors.passkey(cmd.passkey_id) if factors else None
    if account is None or factors is None or passkey is None or not account.active:
        return Outcome()
    used = _checked(tx, cmd, passkey) if tx.persons.get(account.person_id).active else None
    if used is None:
        return Outcome()
    tx.second_factors.save(second_factors.use_passkey(factors, used))
    if waiting is None:
        return open_session.handle(tx, account.id, seen, PASSKEY, remembered=cmd.remember)
    tx.waiting_log_ins.remove(tx.waiting_log_ins.get(waiting.id))
    return open_session.handle(
        tx, account.id, seen, (*waiting.methods, *PASSKEY), remembered=waiting.remembered
    )


def _checked(tx: Tx, cmd: UsePasskey, passkey: Passkey) -> Passkey | None:
    if cmd.asked_at <= passkey.challenged_at:
        return None
    party = tx.tools.party
    try:
        proved = verify_authentication_response(
            credential=cmd.credential,
            expected_challenge=cmd.challenge.encode(),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    return replace(
        passkey, sign_count=proved.new_sign_count, challenged_at=cmd.asked_at, used_at=system_now()
    )
