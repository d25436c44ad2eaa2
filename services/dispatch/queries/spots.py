# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots: those of an area, one, what its sheet says, and the one at which a scanned sheet hangs."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line, Paged
from services.chassis.store import Page
from services.chassis.values import NotFound, OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.spot_kinds import SpotState
from services.dispatch.domain.spots import Spot, check_active
from services.dispatch.store import Tx


class SpotsAt(Paged):
    """At a `place` and below, in a state."""

    place: OrgPath
    state: SpotState = SpotState.ACTIVE


class CodesAt(Paged):
    """Of what is in use at a `place` and below."""

    place: OrgPath


class Scanned(Input):
    """What the sheet says."""

    code: Annotated[Line, Field(min_length=1, max_length=100)]


def list_spots(tx: Tx, query: SpotsAt) -> Page[Spot]:
    """The spots of an area, for who keeps them. Raises Forbidden."""
    tx.require(Permission.SPOTS_KEEP, query.place)
    where = {"within": query.place, "state": query.state}
    return tx.spots.page(where, sort="place_path", after=query.after, limit=query.limit)


def show_spot(tx: Tx, spot_id: str) -> Spot:
    """One spot, for who may report something there or keeps it. Raises NotFound."""
    spot = tx.spots.get(spot_id)
    if not (tx.by.may(Permission.SPOTS_KEEP, spot.place_path) or access.may_report(tx.by, spot.place_path)):
        raise NotFound("spot", spot_id)
    return spot


def list_spot_codes(tx: Tx, query: CodesAt) -> Page[Spot]:
    """What the sheets of an area's spots say, for who prints them. Raises Forbidden."""
    return list_spots(tx, SpotsAt.model_validate(query.model_dump()))


def show_spot_code(tx: Tx, spot_id: str) -> Spot:
    """What the sheet of a spot says, for who prints it. Raises NotFound, Forbidden, SpotWithdrawn."""
    spot = tx.spots.get(spot_id)
    tx.require(Permission.SPOTS_KEEP, spot.place_path)
    check_active(spot)
    return spot


def show_scanned_spot(tx: Tx, query: Scanned) -> Spot:
    """The spot at which a sheet hangs; whoever stands there learns where he is.

    Raises SpotCodeRefused, SpotWithdrawn.
    """
    return tx.spot_of(query.code)
