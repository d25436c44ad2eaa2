# SPDX-License-Identifier: AGPL-3.0-or-later
"""The answer to a request, kept in the request's own transaction under the caller's key."""

from dataclasses import dataclass

from pymongo import ASCENDING, IndexModel

from services.chassis.clock import system_now
from services.chassis.store.unit import UnitOfWork
from services.chassis.values import DomainError

IDEMPOTENCY = "idempotency"
KEPT_SECONDS = 7 * 86400
IDEMPOTENCY_INDEXES = (IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=KEPT_SECONDS),)


@dataclass(eq=False)
class KeyReused(DomainError):
    """The Idempotency-Key was used before for another request."""

    code = "idempotency_key_reused"
    status = 422
    title = "This Idempotency-Key belongs to another request"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was answered the first time."""

    status: int
    body: bytes
    etag: str


def recall(tx: UnitOfWork, key: str, fingerprint: str) -> StoredAnswer | None:
    """The stored answer to the same request, if there is one. Raises KeyReused."""
    found = tx.record(IDEMPOTENCY, _place(tx, key))
    if found is None:
        return None
    if found["fingerprint"] != fingerprint:
        raise KeyReused
    return StoredAnswer(found["status"], bytes(found["body"]), found["etag"])


def keep(tx: UnitOfWork, key: str, fingerprint: str, answer: StoredAnswer) -> None:
    """Store the answer with the transaction; of two at once the later runs again and recalls."""
    tx.pending.insert(
        IDEMPOTENCY,
        {
            "_id": _place(tx, key),
            "tenant": tx.tenant,
            "fingerprint": fingerprint,
            "status": answer.status,
            "body": answer.body,
            "etag": answer.etag,
            "at": system_now(),
        },
    )


def _place(tx: UnitOfWork, key: str) -> str:
    return f"{tx.tenant}/{tx.by.subject}/{key}"
