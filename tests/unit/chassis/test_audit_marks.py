# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the audit trail took in before its type said what of it is personal is proven as it was taken in."""

from datetime import UTC, datetime
from typing import Any

from services.chassis.audit import _digest, faults, next_head
from services.chassis.contracts import encode
from services.chassis.store.audit import AuditEntry, entry_id
from services.identity.domain.events import AccountCreated

AT = datetime(2026, 5, 1, tzinfo=UTC)


def event(login: str) -> dict[str, Any]:
    kind, data = encode(AccountCreated("a-1", "p-1", login))
    envelope = {"_id": "e-1", "tenant": "320585", "type": kind, "aggregate": "account/a-1", "sequence": 1}
    return envelope | {"actor": "admin", "correlation": "c", "cause": "c", "time": AT, "data": data}


def entry(digest: str) -> AuditEntry:
    head = next_head("", digest, "")
    named = ("e-1", AT, "admin", "AccountCreated", "account/a-1", ("p-1",), "")
    return AuditEntry(entry_id(0), *named, digest, "", "", head)


def test_it_holds_over_the_whole_and_a_change_shows() -> None:
    kept = entry(_digest(event("wang@320585"), whole=True))
    assert list(faults([kept], {"e-1": event("wang@320585")})) == [""]
    (fault,) = faults([kept], {"e-1": event("li@320585")})
    assert "was changed" in fault


def test_what_is_taken_in_now_is_proven_without_it() -> None:
    assert _digest(event("wang@320585")) == _digest(event("li@320585"))
