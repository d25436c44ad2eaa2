# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots (点位): what a sheet with a code hangs at, a building, an entrance, a lamp post.

The code on the sheet names the spot and is signed with the district's key: who makes one up is refused. It
is a keyed hash (HMAC-SHA-256, RFC 2104), cut to half its length as the RFC allows: only the district itself
checks it, and a signature that everybody can check would make the code twice as dense.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, replace
from hashlib import sha256

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.addresses import solid
from services.dispatch.domain.events import GeoPoint, SpotChanged
from services.dispatch.domain.spot_errors import SpotCodeRefused, SpotWithdrawn
from services.dispatch.domain.spot_kinds import SpotKind, SpotState

MOST_ALIASES = 10
SPOT = "spot"
"""The label that an order has which was reported by a sheet: the spot's id."""
ID_BYTES, SIGNED_BYTES = 16, 16


@dataclass(frozen=True)
class SpotTerms:
    """What is said of a spot; `aliases`: what people call it besides, the number on the post."""

    kind: SpotKind
    name: str
    aliases: tuple[str, ...] = ()
    location: GeoPoint | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """`edition`: which sheet is good; older ones are refused."""

    id: str
    place_path: OrgPath
    within: tuple[str, ...]
    terms: SpotTerms
    state: SpotState = SpotState.ACTIVE
    edition: int = 1

    @property
    def called(self) -> str:
        """All that it is found by."""
        return solid(self.terms.names)


Step = tuple[Spot, list[Event]]


def told(spot: Spot) -> SpotChanged:
    terms = spot.terms
    return SpotChanged(spot.id, spot.place_path, terms.kind, terms.name, spot.edition, spot.state)


def revise(spot: Spot, terms: SpotTerms) -> Step:
    """Another name, kind or position; its sheet stays good. Raises SpotWithdrawn."""
    check_active(spot)
    spot = replace(spot, terms=terms)
    return spot, [told(spot)]


def reissue(spot: Spot) -> Step:
    """Another sheet: those that hang are refused from now on. Raises SpotWithdrawn."""
    check_active(spot)
    spot = replace(spot, edition=spot.edition + 1)
    return spot, [told(spot)]


def withdraw(spot: Spot) -> Step:
    """It is there no more. Raises SpotWithdrawn."""
    check_active(spot)
    spot = replace(spot, state=SpotState.WITHDRAWN)
    return spot, [told(spot)]


def check_active(spot: Spot) -> None:
    """Raises SpotWithdrawn."""
    if spot.state is SpotState.WITHDRAWN:
        raise SpotWithdrawn(spot.id)


def code(spot: Spot, tenant: str, key: bytes) -> str:
    """What its sheet says: 43 letters of URL-safe base64."""
    signed = _signature(spot, tenant, key)
    return urlsafe_b64encode(bytes.fromhex(spot.id.replace("-", "")) + signed).decode().rstrip("=")


def named_by(code: str) -> str:
    """The id that a code names, whoever signed it. Raises SpotCodeRefused."""
    try:
        told = urlsafe_b64decode(code.encode() + b"=" * (-len(code) % 4))
    except ValueError:
        raise SpotCodeRefused from None
    if len(told) != ID_BYTES + SIGNED_BYTES:
        raise SpotCodeRefused
    name = told[:ID_BYTES].hex()
    return "-".join((name[:8], name[8:12], name[12:16], name[16:20], name[20:]))


def check_code(spot: Spot, tenant: str, key: bytes, given: str) -> None:
    """Raises SpotCodeRefused unless it is the code of the spot's present sheet, SpotWithdrawn."""
    if not hmac.compare_digest(code(spot, tenant, key).encode(), given.encode()):
        raise SpotCodeRefused
    check_active(spot)


def _signature(spot: Spot, tenant: str, key: bytes) -> bytes:
    said = f"linli/spot/{tenant}/{spot.id}/{spot.edition}"
    return hmac.new(key, said.encode(), sha256).digest()[:SIGNED_BYTES]
