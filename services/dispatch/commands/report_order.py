# SPDX-License-Identifier: AGPL-3.0-or-later
"""Report a request (受理): from the portal, or by staff for somebody who called, wrote or came."""

from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from services.chassis import files
from services.chassis.calendar_policy import local_date_at
from services.chassis.http import Id, Input, Line, Lines
from services.chassis.values import Money, OrgPath
from services.dispatch.commands import Photos, Remark
from services.dispatch.domain import access, coordinates, forms, prices, reporting, spots
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.catalogue_errors import PaidAtHome, PriceNotAccepted
from services.dispatch.domain.categories import Category
from services.dispatch.domain.coordinates import Crs
from services.dispatch.domain.errors import UnknownCategory, UnknownPerson, UnknownPlace
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.orders import Label, Order
from services.dispatch.domain.places import FLAT, Place
from services.dispatch.domain.reporting import Request
from services.dispatch.domain.spot_errors import SpotElsewhere
from services.dispatch.domain.spots import SPOT
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx


class Point(Input):
    """`crs`: gcj02 for what was taken from a Chinese map; it is kept as WGS 84."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    crs: Crs = Crs.WGS84

    def value(self) -> GeoPoint:
        return coordinates.taken_in(self.latitude, self.longitude, self.crs)


class AcceptedPrice(Input):
    fen: int = Field(ge=0, le=prices.LARGEST.fen)
    currency: Literal["CNY"] = "CNY"

    def value(self) -> Money:
        return Money(self.fen, self.currency)


Chosen = Annotated[Line, Field(max_length=40)]
Answer = Annotated[Lines, Field(max_length=forms.MOST_TEXT)] | int | float | bool | tuple[Chosen, ...]


class ReportOrder(Input):
    """`reporter_id`: for whom staff reports; without it the order is the caller's own.

    `photos`: uploaded pictures of the matter. `answers`: to the form of the category, by the codes of its
    fields. `spot_id`: by whose sheet it is reported; its name and position are the order's, unless others
    are said. `accepted_price`: what the catalogue said it costs, of what is not free.
    """

    category: Line = Field(min_length=1, max_length=40)
    description: Remark
    place_path: OrgPath
    channel: Literal["portal", "hotline", "paper", "venue", "echo_wall"] = "portal"
    address: Annotated[Line, Field(max_length=200)] | None = None
    location: Point | None = None
    reporter_id: Id | None = None
    spot_id: Id | None = None
    photos: Photos = ()
    answers: dict[Chosen, Answer] = Field({}, max_length=forms.MOST_FIELDS)
    accepted_price: AcceptedPrice | None = None


def handle(tx: Tx, cmd: ReportOrder, *, door: str = "", labels: tuple[Label, ...] = ()) -> Order:
    """`door`: the channel of a request that comes in by a standard of others, with its `labels`."""
    access.check_report(tx.by, cmd.place_path)
    if cmd.reporter_id not in (None, tx.by.subject):
        tx.require(Permission.ORDERS_READ, cmd.place_path)
        if tx.persons.find(cmd.reporter_id) is None:
            raise UnknownPerson(cmd.reporter_id)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    catalogue = tx.policy(CategoryPolicy, cmd.place_path)
    category = catalogue.find(cmd.category)
    if category is None:
        raise UnknownCategory(cmd.category)
    answers = forms.read(category.form, cmd.answers, local_date_at(tx, cmd.place_path, tx.now))
    request = Request(
        category=category,
        description=cmd.description,
        channel=door or cmd.channel,
        place_path=cmd.place_path,
        grid_path=place.grid_path,
        entrance_path=place.entrance_path,
        address=cmd.address,
        location=cmd.location.value() if cmd.location else None,
        reporter_id=cmd.reporter_id or tx.by.subject,
        photos=cmd.photos,
        labels=labels,
        answers=answers,
        price=_price(cmd, category, place, answers),
    )
    if cmd.spot_id:
        request = _at_spot(tx, cmd.spot_id, request)
    terms = tx.terms_at(cmd.place_path, category, catalogue)
    calendar, order_id, number = tx.calendar_at(cmd.place_path), tx.new_id(), tx.next_number(cmd.place_path)
    files.claim(tx, cmd.photos, "order", order_id)
    return tx.begin(*reporting.report(request, order_id, number, terms, tx.now, calendar))


def _at_spot(tx: Tx, spot_id: str, request: Request) -> Request:
    """Raises NotFound, SpotWithdrawn, SpotElsewhere."""
    spot = tx.spots.get(spot_id)
    spots.check_active(spot)
    if spot.place_path != request.place_path:
        raise SpotElsewhere(spot.place_path)
    return replace(
        request,
        address=request.address or spot.terms.name,
        location=request.location or spot.terms.location,
        labels=(*request.labels, Label(SPOT, spot.id)),
    )


def _price(
    cmd: ReportOrder, category: Category, place: Place, answers: tuple[forms.Answer, ...]
) -> Money | None:
    """What it costs, as who reports accepted it. Raises PaidAtHome, PriceNotAccepted."""
    accepted = cmd.accepted_price.value() if cmd.accepted_price else None
    if category.price is None:
        if accepted and accepted.fen:
            raise PriceNotAccepted(Money(0))
        return None
    if place.kind != FLAT:
        raise PaidAtHome(place.path)
    price = prices.amount(category.price, answers)
    if accepted != price:
        raise PriceNotAccepted(price)
    return price
