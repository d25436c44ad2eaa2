# SPDX-License-Identifier: AGPL-3.0-or-later
"""Endpoints: where an integrator's system gets events, which ones, and how it knows that they are ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.outreach.domain import facts
from services.outreach.domain.errors import EndpointOff, EndpointOn, TooManySecrets, UnknownEventTypes
from services.outreach.domain.events import (
    EndpointChanged,
    EndpointDisabled,
    EndpointEnabled,
    EndpointRegistered,
    SecretRotated,
)
from services.outreach.domain.facts import Scope
from services.outreach.domain.feed import FedEvent
from services.outreach.domain.signatures import Signing

MOST_SECRETS = 3
GIVEN_UP_AFTER = timedelta(days=3)
RESTS = tuple(timedelta(seconds=seconds) for seconds in (5, 10, 30, 60, 120, 300))
"""How long an endpoint that does not answer is left alone, the longer the more often it did not."""
TARDY_MILLIS = 2000


class State(StrEnum):
    """Whether events go to an endpoint."""

    ENABLED = "enabled"
    DISABLED = "disabled"


class Why(StrEnum):
    """Why an endpoint is disabled: by a person, silent for three days, answered 410, its client is gone."""

    BY_HAND = "by_hand"
    FAILING = "failing"
    GONE = "gone"
    OWNER_GONE = "owner_gone"


@dataclass(frozen=True, slots=True)
class Secret:
    """What signs: sealed; of Ed25519 also the public key. `until`: good beside a newer one till then."""

    signing: Signing
    sealed: str
    public: str = ""
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """`types`: patterns of event types, empty for all of its scopes; `place`: events of there and below.

    `failing_since`: no answer was good since then; `silent`: how many in a row there was none at all;
    `tardy`: it took long over an answer of the last round.
    """

    id: str
    name: str
    url: str
    place: OrgPath
    scopes: tuple[Scope, ...]
    types: tuple[str, ...]
    owner_id: str
    registered_at: datetime
    secrets: tuple[Secret, ...]
    state: State = State.ENABLED
    why: Why | None = None
    failing_since: datetime | None = None
    silent: int = 0
    tardy: bool = False
    rests_until: datetime | None = None

    @property
    def is_slow(self) -> bool:
        """Whether it would keep others waiting: it gave no answer last, or took long over it."""
        return self.silent > 0 or self.tardy

    def wants(self, event: FedEvent) -> bool:
        """Whether the event goes there."""
        return (
            self.state is State.ENABLED
            and event.scope in self.scopes
            and self.place in event.within
            and facts.chosen(self.types, event.type)
        )

    def good_secrets(self, now: datetime) -> tuple[Secret, ...]:
        """Those that sign now, the newest first."""
        return tuple(one for one in self.secrets if one.until is None or one.until > now)


def register(endpoint: Endpoint) -> tuple[Endpoint, list[Event]]:
    """A new endpoint. Raises UnknownEventTypes."""
    check_types(endpoint.types)
    return endpoint, [EndpointRegistered(endpoint.id, endpoint.name, endpoint.place, endpoint.owner_id)]


def check_types(types: tuple[str, ...]) -> None:
    """Raises UnknownEventTypes for a filter that would never let anything through."""
    unknown = facts.unknown(types)
    if unknown:
        raise UnknownEventTypes(tuple(unknown))


def change(endpoint: Endpoint, changed: Endpoint) -> tuple[Endpoint, list[Event]]:
    """Another address, name or filter. Raises UnknownEventTypes."""
    check_types(changed.types)
    return changed, [EndpointChanged(endpoint.id)] if changed != endpoint else []


def rotate(
    endpoint: Endpoint, secret: Secret, now: datetime, overlap: timedelta
) -> tuple[Endpoint, list[Event]]:
    """A new secret; the one before stays good for the overlap, and both sign. Raises TooManySecrets."""
    good = endpoint.good_secrets(now)
    if len(good) >= MOST_SECRETS:
        raise TooManySecrets(min(one.until for one in good if one.until))
    older = [replace(one, until=one.until or now + overlap) for one in good]
    return replace(endpoint, secrets=(secret, *older)), [SecretRotated(endpoint.id, now + overlap)]


def disable(endpoint: Endpoint, why: Why) -> tuple[Endpoint, list[Event]]:
    """Nothing goes there any more; what was not delivered waits. Raises EndpointOff."""
    check_on(endpoint)
    off = replace(endpoint, state=State.DISABLED, why=why)
    return off, [EndpointDisabled(endpoint.id, why, endpoint.owner_id, endpoint.place, endpoint.name)]


def enable(endpoint: Endpoint) -> tuple[Endpoint, list[Event]]:
    """Events go there again, those first that waited. Raises EndpointOn."""
    if endpoint.state is State.ENABLED:
        raise EndpointOn(endpoint.id)
    on = replace(endpoint, state=State.ENABLED, why=None, failing_since=None, silent=0, rests_until=None)
    return on, [EndpointEnabled(endpoint.id)]


def check_on(endpoint: Endpoint) -> None:
    """Raises EndpointOff."""
    if endpoint.state is not State.ENABLED:
        raise EndpointOff(endpoint.id)


def answered(
    endpoint: Endpoint, statuses: Iterable[int | None], now: datetime, *, longest: int = 0
) -> tuple[Endpoint, list[Event]]:
    """What a round of sending shows of the endpoint, `None` for no answer: good, gone, or failing.

    Whoever gives no good answer for three days is disabled, as is who says 410 (Standard Webhooks).
    `longest`: milliseconds that the slowest answer took.
    """
    endpoint = replace(endpoint, tardy=longest >= TARDY_MILLIS)
    for status in statuses:
        if status is not None and 200 <= status < 300:  # noqa: PLR2004 - HTTP
            endpoint = replace(endpoint, failing_since=None, silent=0, rests_until=None)
            continue
        since = endpoint.failing_since or now
        silent = endpoint.silent + 1 if status is None else 0
        rest = now + RESTS[min(silent, len(RESTS)) - 1] if silent else None
        endpoint = replace(endpoint, failing_since=since, silent=silent, rests_until=rest)
        gone = status == 410  # noqa: PLR2004 - HTTP: gone
        if endpoint.state is State.ENABLED and (gone or now - since >= GIVEN_UP_AFTER):
            return disable(endpoint, Why.GONE if gone else Why.FAILING)
    return endpoint, []
