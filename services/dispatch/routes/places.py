# SPDX-License-Identifier: AGPL-3.0-or-later
"""The places that orders are about, as far as somebody needs them to report or to look."""

from services.chassis.http import AUTHENTICATED, Paged, PageView, Resource, View
from services.chassis.values import OrgPath
from services.dispatch import queries
from services.dispatch.domain import access
from services.dispatch.domain.places import Place
from services.dispatch.store import Tx

places = Resource("places", "/dispatch/v1/places")


class BelowQuery(Paged):
    below: OrgPath


class PlaceView(View):
    """`may_report`: whether the caller can report an order there."""

    path: str
    kind: str
    name: str
    may_report: bool

    @classmethod
    def of(cls, tx: Tx, place: Place) -> "PlaceView":
        allowed = access.may_report(tx.by, place.path)
        return cls(path=place.path, kind=place.kind, name=place.name, may_report=allowed)


class PlacesView(View):
    items: list[PlaceView]


@places.get("", requires=AUTHENTICATED)
def list_places(tx: Tx, query: BelowQuery) -> PageView[PlaceView]:
    """The places directly below one."""
    page = queries.places_below(tx, query.below, query.after, query.limit)
    return PageView[PlaceView].of(page, lambda place: PlaceView.of(tx, place))


@places.get("/mine", requires=AUTHENTICATED)
def list_own_places(tx: Tx) -> PlacesView:
    """Where the caller has a say, with the places above, from the district down."""
    return PlacesView(items=[PlaceView.of(tx, place) for place in queries.own_places(tx)])
