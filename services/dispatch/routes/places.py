# SPDX-License-Identifier: AGPL-3.0-or-later
"""The places that orders are about, as far as somebody needs them to report or to look."""

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.domain import access
from services.dispatch.domain.places import Place
from services.dispatch.queries.found_places import FoundPlace, find_places
from services.dispatch.queries.places import list_own_places, list_places
from services.dispatch.store import Tx

places = Resource("places", "/dispatch/v1/places", requires=AUTHENTICATED)


class PlaceView(View):
    """`may_report`: whether the caller can report an order there."""

    path: str
    kind: str
    name: str
    may_report: bool


class FoundPlaceView(View):
    """`names` lead there from the sub-district down; `spot_id` is empty for what is no spot."""

    path: str
    kind: str
    names: list[str]
    spot_id: str
    may_report: bool


def to_view(tx: Tx, place: Place) -> PlaceView:
    allowed = access.may_report(tx.by, place.path)
    return PlaceView(path=place.path, kind=place.kind, name=place.name, may_report=allowed)


def to_found(tx: Tx, found: FoundPlace) -> FoundPlaceView:
    return FoundPlaceView(
        path=found.place.path,
        kind=found.spot.terms.kind if found.spot else found.place.kind,
        names=list(found.names),
        spot_id=found.spot.id if found.spot else "",
        may_report=access.may_report(tx.by, found.place.path),
    )


places.list(list_places, shows=to_view)
places.list(list_own_places, "/mine", shows=to_view)
places.list(find_places, "/found", shows=to_found)
