# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots (点位): what sheets with codes hang at."""

from collections.abc import Sequence

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.dispatch.commands import create_spot, reissue_spot, revise_spot, withdraw_spot
from services.dispatch.domain import access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.spots import Spot
from services.dispatch.queries.spots import (
    list_spot_codes,
    list_spots,
    show_scanned_spot,
    show_spot,
    show_spot_code,
)
from services.dispatch.routes.order_parts import PointView, to_point
from services.dispatch.store import Tx


class SpotView(View):
    """`edition`: which of its sheets is good; `may_report`: whether the caller can report something there."""

    id: str
    version: int
    place_path: str
    place_name: str
    kind: str
    name: str
    aliases: list[str]
    location: PointView | None
    state: str
    edition: int
    may_report: bool


class SpotCodeView(View):
    """What stands on the sheet of a spot; `id` is the spot's."""

    id: str
    name: str
    place_name: str
    edition: int
    code: str


def to_spots(tx: Tx, found: Sequence[Spot]) -> list[SpotView]:
    names = _place_names(tx, found)
    return [
        SpotView(
            id=one.id,
            version=tx.spots.version(one),
            place_path=one.place_path,
            place_name=names.get(one.place_path, ""),
            kind=one.terms.kind,
            name=one.terms.name,
            aliases=list(one.terms.aliases),
            location=to_point(one.terms.location),
            state=one.state,
            edition=one.edition,
            may_report=access.may_report(tx.by, one.place_path),
        )
        for one in found
    ]


def to_codes(tx: Tx, found: Sequence[Spot]) -> list[SpotCodeView]:
    names = _place_names(tx, found)
    return [
        SpotCodeView(
            id=one.id,
            name=one.terms.name,
            place_name=names.get(one.place_path, ""),
            edition=one.edition,
            code=tx.spot_code(one),
        )
        for one in found
    ]


def _place_names(tx: Tx, found: Sequence[Spot]) -> dict[OrgPath, str]:
    return {place.path: place.name for place in tx.places_at(one.place_path for one in found)}


spots = Resource("spots", "/dispatch/v1/spots", of=Tx.spots, shows=to_spots, requires=Permission.SPOTS_KEEP)
spots.create(create_spot)
spots.list(list_spots)
spots.show(show_spot, requires=AUTHENTICATED)
spots.show(show_scanned_spot, "/scanned", requires=AUTHENTICATED)
spots.list(list_spot_codes, "/codes", shows=to_codes)
spots.show(show_spot_code, "/<id:spot_id>/code", shows=to_codes)
spots.replace(revise_spot)
spots.act("reissue", reissue_spot)
spots.act("withdraw", withdraw_spot)
