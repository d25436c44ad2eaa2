# SPDX-License-Identifier: AGPL-3.0-or-later
"""Add a passkey: a key pair that a device made for this account (WebAuthn 7.1)."""

from pydantic import Field
from webauthn import verify_registration_response
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.identity.commands import make_recovery_codes
from services.identity.domain import second_factors
from services.identity.domain.accounts import Account
from services.identity.domain.second_factors import LONGEST_LABEL, Passkey, SecondFactors
from services.identity.store import Tx

LONGEST_CREDENTIAL = 8192


class AddPasskey(Input):
    """`credential`: the browser's answer as JSON, to the question `challenge`, asked at `asked_at` (ms)."""

    credential: str = Field(max_length=LONGEST_CREDENTIAL)
    challenge: str = Field(max_length=256)
    asked_at: int
    label: str = Field(min_length=1, max_length=LONGEST_LABEL)


def handle(tx: Tx, account: Account, cmd: AddPasskey) -> tuple[str, ...] | None:
    """Recovery codes if it is the account's first second factor; None for an answer that is not good.

    Raises Invalid, TooManyPasskeys.
    """
    party = tx.tools.party
    try:
        proved = verify_registration_response(
            credential=cmd.credential,
            expected_challenge=cmd.challenge.encode(),
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    before = tx.second_factors.find(account.id) or SecondFactors(account.id, account.person_id)
    passkey = Passkey(
        id=bytes_to_base64url(proved.credential_id),
        public_key=bytes_to_base64url(proved.credential_public_key),
        label=cmd.label,
        since=system_now(),
        sign_count=proved.sign_count,
        challenged_at=cmd.asked_at,
    )
    added, events = second_factors.add_passkey(before, passkey, tx.persons.get(account.person_id).path)
    tx.second_factors.put(added, *events)
    return () if before.any else make_recovery_codes.handle(tx, account.id)
