# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make recovery codes: each is good once in place of the authenticator app or the passkey."""

from base64 import b32encode
from dataclasses import replace

from services.chassis.ids import new_bytes
from services.identity.domain.events import RecoveryCodesMade
from services.identity.domain.second_factors import RECOVERY_BYTES, RECOVERY_CODES
from services.identity.store import Tx

GROUP = 4


def handle(tx: Tx, account_id: str) -> tuple[str, ...]:
    """The codes as their owner writes them down; only their keyed hashes are kept. Raises NotFound."""
    factors = tx.second_factors.get(account_id)
    codes = tuple(b32encode(new_bytes(RECOVERY_BYTES)).decode().lower() for _ in range(RECOVERY_CODES))
    hashes = tuple(tx.keys.lookup(code, "recovery") for code in codes)
    tx.second_factors.save(
        replace(factors, recovery=hashes), RecoveryCodesMade(factors.id, factors.person_id)
    )
    return tuple("-".join(_groups(code)) for code in codes)


def _groups(code: str) -> list[str]:
    return [code[start : start + GROUP] for start in range(0, len(code), GROUP)]
