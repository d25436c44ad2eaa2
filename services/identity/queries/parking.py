# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads about parking spaces: of a place, or of a unit."""

from services.chassis.http import Id
from services.chassis.store import Page
from services.chassis.store.listing import Band
from services.identity.domain.authority import Permission
from services.identity.domain.parking import ParkingSpace
from services.identity.queries.visible import Under, visible
from services.identity.store import Tx


class SpaceFilter(Under):
    """Spaces of the compounds at and below a place, or those that a unit has or had."""

    unit_id: Id | None = None


def list_parking_spaces(tx: Tx, query: SpaceFilter) -> Page[ParkingSpace]:
    """Parking spaces by their numbers (车位列表)."""
    if query.unit_id:
        unit = tx.places.get(query.unit_id)
        tx.require(Permission.PERSONS_READ, *unit.scope)
        band: Band = [{"holdings.unit_id": unit.id}]
    else:
        band = [{"within": path} for path in visible(tx, Permission.PERSONS_READ, query.under)]
    return tx.parking_spaces.page([band], sort="number", after=query.after, limit=query.limit)
