# SPDX-License-Identifier: AGPL-3.0-or-later
"""The goods shelf (积分超市): what points buy, and what was asked for of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hmac import compare_digest

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.events import GoodChanged, GoodReady, Redeemed, RedemptionEnded
from services.dispatch.domain.point_errors import (
    GoodRetired,
    MoreThanEach,
    OutOfStock,
    PriceChanged,
    WrongPickupCode,
    WrongRedemptionState,
)
from services.dispatch.domain.point_kinds import GoodState, RedemptionState
from services.dispatch.domain.points import Lot


@dataclass(frozen=True)
class Offer:
    """What is said of a good; `each`: so many a person at the most, 0: any number."""

    name: str
    description: str
    price: int
    each: int = 0


@dataclass(frozen=True, kw_only=True)
class Good:
    id: str
    place_path: OrgPath
    within: tuple[str, ...]
    offer: Offer
    stock: int
    state: GoodState = GoodState.OFFERED


@dataclass(frozen=True, kw_only=True)
class Redemption:
    """`lots` are the points that were paid, `pickup` the code that whoever fetches it says.

    It is named by the good that it was then; `taken_of` (person and good) counts for who has how many.
    """

    id: str
    good_id: str
    person_id: str
    place_path: OrgPath
    within: tuple[str, ...]
    name: str
    quantity: int
    points: int
    lots: tuple[Lot, ...]
    pickup: str
    at: datetime
    state: RedemptionState = RedemptionState.REDEEMED
    collect_by: datetime | None = None
    ended_at: datetime | None = None
    reason: str = ""


GoodStep = tuple[Good, list[Event]]
RedemptionStep = tuple[Redemption, list[Event]]
WAITING = frozenset({RedemptionState.REDEEMED, RedemptionState.READY})


def told(good: Good) -> GoodChanged:
    """The fact of an offer, a stock or a state."""
    offer = good.offer
    return GoodChanged(good.id, good.place_path, offer.name, offer.price, good.stock, good.state)


def revise(good: Good, offer: Offer) -> GoodStep:
    """Another offer; what was redeemed stays as it was. Raises GoodRetired."""
    _check_offered(good)
    good = replace(good, offer=offer)
    return good, [told(good)]


def restock(good: Good, change: int) -> GoodStep:
    """More came, or fewer are there than was thought. Raises GoodRetired, OutOfStock."""
    _check_offered(good)
    if good.stock + change < 0:
        raise OutOfStock(good.stock)
    good = replace(good, stock=good.stock + change)
    return good, [told(good)]


def retire(good: Good) -> GoodStep:
    """Off the shelf for good; what was redeemed is still handed out."""
    _check_offered(good)
    good = replace(good, state=GoodState.RETIRED)
    return good, [told(good)]


def take(good: Good, quantity: int, points: int, had: int) -> GoodStep:
    """So many for one who `had` some already, at the price that was shown.

    Raises GoodRetired, PriceChanged, MoreThanEach, OutOfStock.
    """
    _check_offered(good)
    if points != good.offer.price * quantity:
        raise PriceChanged(good.offer.price)
    if good.offer.each and had + quantity > good.offer.each:
        raise MoreThanEach(good.offer.each)
    if quantity > good.stock:
        raise OutOfStock(good.stock)
    good = replace(good, stock=good.stock - quantity)
    return good, [told(good)]


def put_back(good: Good, quantity: int) -> GoodStep:
    """What was not fetched stands on the shelf again, or behind it."""
    good = replace(good, stock=good.stock + quantity)
    return good, [told(good)]


def redeem(redemption: Redemption) -> RedemptionStep:
    one = redemption
    fact = Redeemed(one.id, one.good_id, one.person_id, one.place_path, one.name, one.quantity, one.points)
    return one, [fact]


def make_ready(redemption: Redemption, collect_by: datetime) -> RedemptionStep:
    """It can be fetched, until then."""
    if redemption.state is not RedemptionState.REDEEMED:
        raise WrongRedemptionState(redemption.id, redemption.state)
    one = replace(redemption, state=RedemptionState.READY, collect_by=collect_by)
    return one, [GoodReady(one.id, one.person_id, one.place_path, one.name, collect_by)]


def hand_out(redemption: Redemption, pickup: str, now: datetime) -> RedemptionStep:
    """To whoever says its code. Raises WrongRedemptionState, WrongPickupCode."""
    _check_waiting(redemption)
    if not compare_digest(redemption.pickup.encode(), pickup.encode()):
        raise WrongPickupCode(redemption.id)
    one = replace(redemption, state=RedemptionState.HANDED_OUT, ended_at=now)
    return one, [_ended(one)]


def cancel(redemption: Redemption, reason: str, now: datetime) -> RedemptionStep:
    """It is not fetched; points and goods go back."""
    _check_waiting(redemption)
    one = replace(redemption, state=RedemptionState.CANCELLED, ended_at=now, reason=reason)
    return one, [_ended(one)]


def _ended(one: Redemption) -> RedemptionEnded:
    return RedemptionEnded(one.id, one.good_id, one.person_id, one.place_path, one.state, one.reason)


def _check_waiting(redemption: Redemption) -> None:
    if redemption.state not in WAITING:
        raise WrongRedemptionState(redemption.id, redemption.state)


def _check_offered(good: Good) -> None:
    if good.state is not GoodState.OFFERED:
        raise GoodRetired(good.id)
