# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose access tokens are refused although they have not expired: each service's own copy.

Tokens are checked offline, so a role that was taken back or an ended log-in would be felt only when they
expire. A token names its subject with a generation, and its log-in; the issuer tells (`TokensRevoked`) which
generation of a subject is the oldest good one; of an ended log-in none is. What is kept here outlives every
token that it refuses.
"""

from pymongo import ASCENDING, IndexModel

from services.chassis.clock import system_now
from services.chassis.store.transaction import Transaction

REVOCATIONS = "revoked_tokens"
LONGEST_TOKEN_SECONDS = 900
KEPT_SECONDS = 2 * LONGEST_TOKEN_SECONDS
REVOCATION_INDEXES = (IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=KEPT_SECONDS),)


def revoke(tx: Transaction, subject: str, generation: int) -> None:
    """Refuse the subject's tokens of an older generation from now on."""
    if _oldest_good(tx, subject) < generation:
        key = tx.key(subject)
        document = {"_id": key, "tenant": tx.tenant, "generation": generation, "at": system_now()}
        tx.pending.put(REVOCATIONS, document)


def is_revoked(tx: Transaction, subject: str, generation: int, log_in: str) -> bool:
    """Whether a token of the unit's tenant is refused; `log_in` is empty for one that came of none."""
    return generation < _oldest_good(tx, subject) or bool(log_in and _oldest_good(tx, log_in))


def _oldest_good(tx: Transaction, subject: str) -> int:
    found = tx.record(REVOCATIONS, tx.key(subject))
    return int(found["generation"]) if found else 0
