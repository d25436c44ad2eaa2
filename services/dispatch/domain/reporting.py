# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an order of our own begins (受理)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.calendar import Calendar
from services.chassis.values import Event, Money, OrgPath
from services.dispatch.domain.categories import Category, Terms
from services.dispatch.domain.events import FormAnswer, GeoPoint, OrderReported
from services.dispatch.domain.forms import Answer
from services.dispatch.domain.limits import Deadline, Target
from services.dispatch.domain.orders import Label, Order, State, enter, settled
from services.dispatch.domain.places import places_above

OWN_SOURCE = "linli"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What somebody asks for, through whatever door it came in (`channel`)."""

    category: Category
    description: str
    channel: str
    place_path: OrgPath
    grid_path: OrgPath | None = None
    entrance_path: OrgPath | None = None
    address: str | None = None
    location: GeoPoint | None = None
    reporter_id: str | None = None
    photos: tuple[str, ...] = ()
    matter_id: str | None = None
    labels: tuple[Label, ...] = ()
    answers: tuple[Answer, ...] = ()
    price: Money | None = None


def report(
    request: Request, order_id: str, number: str, terms: Terms, now: datetime, calendar: Calendar
) -> tuple[Order, list[Event]]:
    """Take a request in: the limits of its category are promised and begin to run."""
    order = Order(
        id=order_id,
        number=number,
        source=OWN_SOURCE,
        external_id=order_id,
        category=request.category.code,
        kind=request.category.kind,
        urgency=request.category.urgency,
        description=request.description,
        channel=request.channel,
        place_path=request.place_path,
        grid_path=request.grid_path,
        entrance_path=request.entrance_path,
        within=places_above(request.place_path, request.grid_path, request.entrance_path),
        address=request.address,
        location=request.location,
        reporter_id=request.reporter_id,
        photos=request.photos,
        labels=request.labels,
        matter_id=request.matter_id,
        answers=request.answers,
        price=request.price,
        terms=terms,
        reported_at=now,
        round_began_at=now,
        since=now,
    )
    limit = terms.limits.overall
    if limit:
        overall = Deadline.start(Target.OVERALL, limit, now, calendar, terms.warn_percent)
        order = replace(order, overall=overall)
    order = settled(enter(order, State.SUBMITTED, now, calendar), now)
    return order, [reported(order)]


def reported(order: Order) -> OrderReported:
    """The fact that an order exists, with the limit it was taken in under."""
    return OrderReported(
        order_id=order.id,
        category=order.category,
        urgency=order.urgency,
        policy_version=order.terms.policy_version,
        channel=order.channel,
        source=order.source,
        external_id=order.external_id,
        place_path=order.place_path,
        grid_path=order.grid_path,
        description=order.description,
        reported_at=order.reported_at,
        reporter_id=order.reporter_id,
        address=order.address,
        location=order.location,
        due_at=order.overall.due_at if order.overall else None,
        number=order.number,
        photos=order.photos,
        matter_id=order.matter_id,
        answers=tuple(FormAnswer(one.code, one.given) for one in order.answers),
        price=order.price,
    )
