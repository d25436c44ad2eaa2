# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a browser's passkeys are asked, as JSON for the page's script, and the reading of their answers."""

import json
from collections.abc import Callable

import flask
from pydantic import BaseModel, Field, ValidationError
from webauthn import generate_authentication_options, generate_registration_options, options_to_json
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from services.chassis.clock import system_now
from services.chassis.http import RawRequest
from services.chassis.ids import new_secret
from services.chassis.values import PLATFORM
from services.identity.commands.add_passkey import LONGEST_CREDENTIAL
from services.identity.domain import challenges, second_factors
from services.identity.domain.accounts import Account
from services.identity.domain.second_factors import SecondFactors
from services.identity.routes import pages
from services.identity.routes.leading import acting
from services.identity.store import Tx

LASTS_MS = int(challenges.LASTS.total_seconds() * 1000)
NAME = "邻里 Linli"


class Told(BaseModel):
    """The part of a credential that we read before the library checks all of it."""

    client_data: str = Field(alias="clientDataJSON", max_length=4096)
    user_handle: str | None = Field(None, alias="userHandle", max_length=128)


class Answer(BaseModel):
    """A credential as the page's script sends it (WebAuthn 5.1, toJSON)."""

    id: str = Field(max_length=2048)
    response: Told


def to_log_in(call: RawRequest[Tx], token: str) -> str:
    """For a passkey of whoever has one here; empty where browsers make none. `token`: the page's."""
    return _to_use(call, token, None)


def to_prove(call: RawRequest[Tx], token: str, factors: SecondFactors) -> str:
    """For one of the account's passkeys; empty if it has none."""
    return _to_use(call, token, factors) if factors.passkeys else ""


def to_make(call: RawRequest[Tx], token: str, tenant: str, account: Account, factors: SecondFactors) -> str:
    """For a new passkey; its user handle says whose account it opens, so that nobody types a name."""
    party = call.tools.party
    if not party.has_passkeys:
        return ""
    options = generate_registration_options(
        rp_id=party.id,
        rp_name=NAME,
        user_name=account.login,
        user_id=second_factors.handle_of(tenant, account.id),
        challenge=_challenge(call, token),
        timeout=LASTS_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_descriptors(factors),
    )
    return options_to_json(options)


def read(credential: str) -> Answer | None:
    """None for what is no credential."""
    if len(credential) > LONGEST_CREDENTIAL:
        return None
    try:
        return Answer.model_validate_json(credential)
    except ValidationError:
        return None


def owner(answer: Answer) -> tuple[str, str]:
    """The tenant and the account that a passkey's user handle names; empty for none of ours."""
    try:
        return second_factors.owner_of(base64url_to_bytes(answer.response.user_handle or ""))
    except ValueError:
        return "", ""


def asked(call: RawRequest[Tx], answer: Answer) -> tuple[str, int] | None:
    """Our question that this answers, and when we asked it; None if it is none of this browser's."""
    keyed = _keyed(call, flask.request.cookies.get(pages.CSRF, ""))
    try:
        told = json.loads(base64url_to_bytes(answer.response.client_data))
        text = base64url_to_bytes(told["challenge"]).decode("ascii")
        moment = challenges.asked_at(text, system_now(), keyed)
    except (ValueError, KeyError, TypeError):
        return None
    return (text, moment) if moment is not None else None


def _to_use(call: RawRequest[Tx], token: str, factors: SecondFactors | None) -> str:
    party = call.tools.party
    if not party.has_passkeys:
        return ""
    options = generate_authentication_options(
        rp_id=party.id,
        challenge=_challenge(call, token),
        timeout=LASTS_MS,
        allow_credentials=_descriptors(factors) if factors else None,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def _challenge(call: RawRequest[Tx], token: str) -> bytes:
    return challenges.ask(system_now(), new_secret(16), _keyed(call, token)).encode()


def _keyed(call: RawRequest[Tx], token: str) -> Callable[[str], str]:
    keys = call.read(acting(PLATFORM)).keys
    return lambda text: keys.lookup(f"{token}\x1f{text}", "passkey")


def _descriptors(factors: SecondFactors) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.id)) for one in factors.passkeys]
