# SPDX-License-Identifier: AGPL-3.0-or-later
"""The answer to a request, kept in the request's own transaction under the caller's key."""

from dataclasses import dataclass, field, fields
from typing import Self

from pymongo import ASCENDING, IndexModel

from services.chassis.clock import system_now
from services.chassis.store.unit import UnitOfWork
from services.chassis.values import DomainError, OrgPath, Principal

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
class Witnessed(Principal):
    """A principal that remembers on which rights an answer rested: `used`, as permission and places."""

    used: set[tuple[str, tuple[str, ...]]] = field(default_factory=set, compare=False)

    @classmethod
    def of(cls, principal: Principal) -> Self:
        return cls(**{one.name: getattr(principal, one.name) for one in fields(principal)})

    def holds(self, permission: str) -> bool:
        return self._remembered(Principal.holds(self, permission), permission)

    def may(self, permission: str, *paths: str) -> bool:
        return self._remembered(Principal.may(self, permission, *paths), permission, *paths)

    def places(self, permission: str) -> tuple[OrgPath, ...]:
        found = Principal.places(self, permission)
        self._remembered(bool(found), permission)
        return found

    def _remembered(self, held: bool, permission: str, *paths: str) -> bool:
        if held:
            self.used.add((str(permission), paths))
        return held


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was answered the first time."""

    status: int
    body: bytes
    etag: str


def recall(tx: UnitOfWork, key: str, fingerprint: str) -> StoredAnswer | None:
    """The stored answer to the same request, if there is one.

    Raises KeyReused, and Forbidden when the caller has lost a right on which the answer rested.
    """
    found = tx.record(IDEMPOTENCY, _place(tx, key))
    if found is None:
        return None
    if found["fingerprint"] != fingerprint:
        raise KeyReused
    for permission, *paths in found["rights"]:
        tx.require(permission, *paths)
    return StoredAnswer(found["status"], bytes(found["body"]), found["etag"])


def keep(tx: UnitOfWork, key: str, fingerprint: str, answer: StoredAnswer, by: Witnessed) -> None:
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
            "rights": [[permission, *paths] for permission, paths in sorted(by.used)],
            "at": system_now(),
        },
    )


def _place(tx: UnitOfWork, key: str) -> str:
    return f"{tx.tenant}/{tx.by.subject}/{key}"
