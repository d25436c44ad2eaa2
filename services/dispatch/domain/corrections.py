# SPDX-License-Identifier: AGPL-3.0-or-later
"""Putting an order right after it was reported, adding to it, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.calendar import Calendar
from services.chassis.values import Event, OrgPath
from services.dispatch.domain.actions import Action
from services.dispatch.domain.categories import Category, Terms
from services.dispatch.domain.deadlines import record_breaches, withdraw
from services.dispatch.domain.errors import KeptBySource, TooManyPhotos
from services.dispatch.domain.events import EvidenceAdded, OrderAmended, OrderClosed, PhotosAdded
from services.dispatch.domain.limits import Deadline, Target
from services.dispatch.domain.orders import (
    Order,
    Proof,
    State,
    awaited,
    enter,
    settled,
    verdict,
)
from services.dispatch.domain.outcomes import Closure
from services.dispatch.domain.places import places_above
from services.dispatch.domain.reporting import OWN_SOURCE
from services.dispatch.domain.steps import Step, allow

MOST_PHOTOS = 10
MOST_PROOFS = 40


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What the order should have said from the beginning, and what is promised for that."""

    category: Category
    place_path: OrgPath
    grid_path: OrgPath | None
    address: str | None
    terms: Terms
    entrance_path: OrgPath | None = None


def correct(order: Order, right: Correction, now: datetime, calendar: Calendar) -> Step:
    """Put category, urgency and place right.

    The limits count as if it had been reported so: nobody gains time by a correction, and a danger that was
    taken for a trifle climbs the ladder at once.

    Raises:
        KeptBySource: another system keeps the order.

    """
    if order.source != OWN_SOURCE:
        raise KeptBySource(order.id, order.source)
    allow(order, Action.CORRECT)
    order, events = record_breaches(order, now)
    corrected = replace(
        order,
        category=right.category.code,
        kind=right.category.kind,
        urgency=right.category.urgency,
        place_path=right.place_path,
        grid_path=right.grid_path,
        entrance_path=right.entrance_path,
        within=places_above(right.place_path, right.grid_path, right.entrance_path),
        address=right.address,
        terms=right.terms,
    )
    if corrected == order:
        return settled(order, now), events
    corrected, judged = _limits_anew(order, corrected, calendar)
    corrected, broken = record_breaches(corrected, now)
    return settled(corrected, now), [*events, *judged, _amended(corrected), *broken]


def amend(order: Order, description: str, address: str | None, now: datetime) -> Step:
    """The reporter says it better, while nobody has accepted it yet."""
    allow(order, Action.AMEND)
    order, events = record_breaches(order, now)
    amended = replace(order, description=description, address=address)
    told = [_amended(amended)] if amended != order else []
    return settled(amended, now), [*events, *told]


def add_photos(order: Order, photos: tuple[str, ...], now: datetime) -> Step:
    """Add pictures of the matter. Raises TooManyPhotos."""
    allow(order, Action.ADD_PHOTOS)
    if len(order.photos) + len(photos) > MOST_PHOTOS:
        raise TooManyPhotos(order.id, MOST_PHOTOS)
    order, events = record_breaches(order, now)
    added = replace(order, photos=(*order.photos, *photos))
    return settled(added, now), [*events, PhotosAdded(order.id, photos)]


def add_evidence(order: Order, proof: Proof, now: datetime) -> Step:
    """What proves the work. Raises TooManyPhotos."""
    allow(order, Action.ADD_EVIDENCE)
    if sum(max(len(one.files), 1) for one in (*order.proofs, proof)) > MOST_PROOFS:
        raise TooManyPhotos(order.id, MOST_PROOFS)
    order, events = record_breaches(order, now)
    added = replace(order, proofs=(*order.proofs, proof))
    fact = EvidenceAdded(order.id, proof.kind, proof.files, proof.location)
    return settled(added, now), [*events, fact]


def take_back(order: Order, reason: str, now: datetime, calendar: Calendar) -> Step:
    """The reporter needs it no more, before anybody is on site: the order ends as withdrawn."""
    allow(order, Action.WITHDRAW)
    order, events = record_breaches(order, now)
    order = replace(
        enter(order, State.CLOSED, now, calendar),
        overall=order.overall and order.overall.stop(now),
        suspension=None,
        closure=Closure.WITHDRAWN,
        closed_at=now,
    )
    fact = OrderClosed(
        order.id,
        Closure.WITHDRAWN,
        now,
        verdict(order, now),
        order.place_path,
        order.category,
        reason or None,
    )
    return settled(order, now), [*events, fact]


def _limits_anew(before: Order, order: Order, calendar: Calendar) -> tuple[Order, list[Event]]:
    """The clocks of the new terms; what the old ones broke is taken back, to be judged anew."""
    if order.terms == before.terms:
        return order, []
    clock = _clock_anew(order, order.clock, awaited(order), calendar)
    overall = _clock_anew(order, order.overall, Target.OVERALL, calendar)
    events: list[Event] = []
    for old, new in ((order.clock, clock), (order.overall, overall)):
        if old and old.breached and new is not old:
            order, taken_back = withdraw(order, old, None)
            events += taken_back
    return replace(order, clock=clock, overall=overall), events


def _clock_anew(
    order: Order, old: Deadline | None, target: Target | None, calendar: Calendar
) -> Deadline | None:
    """The new limit from where the old one began, moved by the same suspensions."""
    limit = order.terms.limits.of(target) if target else None
    if target is None or limit is None:
        return None
    began = order.counts_from(target)
    new = Deadline.start(target, limit, began, calendar, order.terms.warn_percent, order.pauses)
    return old if old and old.due_at == new.due_at else new


def _amended(order: Order) -> OrderAmended:
    due_at = order.overall.due_at if order.overall else None
    return OrderAmended(
        order.id, order.category, order.place_path, order.description, due_at, order.urgency, order.address
    )
