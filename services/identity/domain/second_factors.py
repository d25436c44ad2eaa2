# SPDX-License-Identifier: AGPL-3.0-or-later
"""What proves somebody beside the password or in place of it: authenticator app, passkeys, recovery codes."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import PLATFORM, Event, Invalid, OrgPath
from services.identity.domain.errors import LastSecondFactor, TooManyPasskeys
from services.identity.domain.events import RecoveryCodeUsed, SecondFactorAdded, SecondFactorRemoved

APP = "app"
PASSKEY = "passkey"
STEP_SECONDS = 30
CODE_DIGITS = 6
TOLERATED_STEPS = 1
"""A clock may be wrong by one step each way (RFC 6238, 5.2)."""

RECOVERY_CODES = 10
RECOVERY_BYTES = 10
MOST_PASSKEYS = 10
_HANDLE = re.compile(rf"(?P<tenant>[0-9]{{6}}|{PLATFORM})\.(?P<account>[0-9a-f-]{{36}})".encode())
LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key that a device keeps; `id` is its credential id and `public_key` COSE, both base64url.

    `challenged_at`: when what it answered last was asked, in milliseconds since 1970. Older questions are
    not taken from it any more, so no answer is good twice.
    """

    id: str
    public_key: str
    label: str
    since: datetime
    sign_count: int
    challenged_at: int
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SecondFactors:
    """All that an account has; the id is the account's.

    `sealed_secret`: of the authenticator app, empty for none. `last_step`: the newest whose code was used.
    `recovery`: keyed hashes of the codes that are left.
    """

    id: str
    person_id: str
    sealed_secret: str = ""
    last_step: int = 0
    passkeys: tuple[Passkey, ...] = ()
    recovery: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.sealed_secret or self.passkeys)

    def passkey(self, passkey_id: str) -> Passkey | None:
        return next((one for one in self.passkeys if one.id == passkey_id), None)


def steps_at(now: datetime) -> range:
    """The time steps whose codes are good now."""
    present = int(now.timestamp()) // STEP_SECONDS
    return range(present - TOLERATED_STEPS, present + TOLERATED_STEPS + 1)


def use_step(factors: SecondFactors, step: int) -> SecondFactors | None:
    """With this step's code used; None if it, or one after it, was used before (RFC 6238, 5.2)."""
    return replace(factors, last_step=step) if step > factors.last_step else None


def use_recovery(
    factors: SecondFactors, code_hash: str, at: OrgPath
) -> tuple[SecondFactors, list[Event]] | None:
    """Without the code that was given; None if it is none that is left. `at`: the person's place."""
    if code_hash not in factors.recovery:
        return None
    left = tuple(one for one in factors.recovery if one != code_hash)
    return replace(factors, recovery=left), [RecoveryCodeUsed(factors.id, factors.person_id, len(left), at)]


def use_passkey(factors: SecondFactors, used: Passkey) -> SecondFactors:
    """With what the passkey's last answer told of it."""
    return replace(factors, passkeys=tuple(used if one.id == used.id else one for one in factors.passkeys))


def add_app(
    factors: SecondFactors, sealed_secret: str, step: int, at: OrgPath
) -> tuple[SecondFactors, list[Event]]:
    """An authenticator app, in place of the one before; the code of this step proved it."""
    added = replace(factors, sealed_secret=sealed_secret, last_step=step)
    return added, [SecondFactorAdded(factors.id, factors.person_id, APP, at)]


def add_passkey(factors: SecondFactors, passkey: Passkey, at: OrgPath) -> tuple[SecondFactors, list[Event]]:
    """Raises Invalid for one that is there already, TooManyPasskeys."""
    if factors.passkey(passkey.id):
        raise Invalid("credential", "this passkey is there already")
    if len(factors.passkeys) >= MOST_PASSKEYS:
        raise TooManyPasskeys(MOST_PASSKEYS)
    added = replace(factors, passkeys=(*factors.passkeys, passkey))
    return added, [SecondFactorAdded(factors.id, factors.person_id, PASSKEY, at)]


def remove(
    factors: SecondFactors, which: str, at: OrgPath, *, demanded: bool
) -> tuple[SecondFactors, list[Event]]:
    """Without the app (`app`) or a passkey (its id); with the last one the recovery codes go.

    Nothing happens if it is not there. Raises LastSecondFactor where the district demands one.
    """
    if which == APP:
        left = replace(factors, sealed_secret="")
    else:
        left = replace(factors, passkeys=tuple(one for one in factors.passkeys if one.id != which))
    if left == factors:
        return factors, []
    if not left.any:
        if demanded:
            raise LastSecondFactor
        left = replace(left, recovery=())
    kind = APP if which == APP else PASSKEY
    return left, [SecondFactorRemoved(factors.id, factors.person_id, kind, at)]


def handle_of(tenant: str, account_id: str) -> bytes:
    """The user handle of an account's passkeys (WebAuthn 5.4.3): whose a log-in without a name is."""
    return f"{tenant}.{account_id}".encode()


def owner_of(handle: bytes) -> tuple[str, str]:
    """The tenant and the account that a user handle names; empty for none of ours."""
    found = _HANDLE.fullmatch(handle)
    return (found["tenant"].decode(), found["account"].decode()) if found else ("", "")


def plain_code(typed: str) -> str:
    """A code without the blanks and hyphens with which codes are written."""
    return "".join(typed.split()).replace("-", "").lower()
