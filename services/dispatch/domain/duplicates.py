# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders about the same thing: the first goes on for all, and who reported the others follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.chassis.calendar import Calendar
from services.chassis.values import Event
from services.dispatch.domain.actions import Action
from services.dispatch.domain.deadlines import withdraw
from services.dispatch.domain.duplicate_errors import (
    AlreadyDuplicate,
    FirstOrderEnded,
    HasDuplicates,
    LinkedToItself,
    OwnOrder,
    TooManyFollowers,
)
from services.dispatch.domain.events import FollowersTold, OrderClosed, OrderLinked
from services.dispatch.domain.orders import Order, State, enter, settled
from services.dispatch.domain.outcomes import Closure, OtherOrder, Verdict
from services.dispatch.domain.steps import allow

MOST_FOLLOWERS = 200
"""Persons who follow an order, and orders that are linked to it."""

TOLD = frozenset({State.ACCEPTED, State.REFUSED, State.DONE, State.CLOSED})
"""The states of which followers are told."""


def link(order: Order, first: Order, now: datetime, calendar: Calendar) -> tuple[Order, Order, list[Event]]:
    """Close the order as a duplicate of the first; its reporter and its followers follow that one.

    Its limits stop: nobody was late with it, and nobody was in time. Raises LinkedToItself, AlreadyDuplicate,
    HasDuplicates, FirstOrderEnded, TooManyFollowers, WrongState.
    """
    _check(order, first)
    allow(order, Action.LINK)
    first = _with_followers(first, (order.reporter_id, *order.followers))
    if len(first.duplicates) >= MOST_FOLLOWERS:
        raise TooManyFollowers(first.id, MOST_FOLLOWERS)
    first = replace(first, duplicates=(*first.duplicates, OtherOrder(order.id, order.number)))
    events: list[Event] = []
    for clock in order.clocks:
        if clock.breached:
            order, taken_back = withdraw(order, clock, None)
            events += taken_back
    order = replace(
        enter(order, State.CLOSED, now, calendar),
        overall=None,
        suspension=None,
        closure=Closure.DUPLICATE,
        closed_at=now,
        duplicate_of=OtherOrder(first.id, first.number),
        followers=(),
    )
    events += [
        OrderClosed(order.id, Closure.DUPLICATE, now, Verdict.NONE, order.place_path, order.category),
        OrderLinked(order.id, first.id, first.number),
    ]
    return settled(order, now), first, events


def follow(order: Order, person_id: str) -> Order:
    """From now on this person is told of it. Raises OwnOrder, TooManyFollowers."""
    if order.reporter_id == person_id:
        raise OwnOrder(order.id)
    return _with_followers(order, (person_id,))


def unfollow(order: Order, person_id: str) -> Order:
    """The person is told of it no more."""
    return replace(order, followers=tuple(one for one in order.followers if one != person_id))


def told(before: Order, after: Order) -> list[FollowersTold]:
    """What followers are told of a change."""
    moved = after.state in TOLD and (before.state, before.round) != (after.state, after.round)
    return [FollowersTold(after.id, after.followers)] if moved and after.followers else []


def _check(order: Order, first: Order) -> None:
    if order.id == first.id:
        raise LinkedToItself(order.id)
    for one in (order, first):
        if one.duplicate_of:
            raise AlreadyDuplicate(one.id, one.duplicate_of.number)
    if order.duplicates:
        raise HasDuplicates(order.id)
    if not first.open:
        raise FirstOrderEnded(first.id, first.state)


def _with_followers(order: Order, more: tuple[str | None, ...]) -> Order:
    new = (one for one in more if one and one != order.reporter_id)
    followers = tuple(dict.fromkeys((*order.followers, *new)))
    if len(followers) > MOST_FOLLOWERS:
        raise TooManyFollowers(order.id, MOST_FOLLOWERS)
    return replace(order, followers=followers)
