# SPDX-License-Identifier: AGPL-3.0-or-later
"""The places that orders are about."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import OrgPath
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.places import Place
from services.dispatch.store import Tx


class Below(Paged):
    below: OrgPath


def list_own_places(tx: Tx) -> list[Place]:
    """Where the caller has a say, with the places above, from the district down."""
    paths = sorted({path for grant in tx.by.grants for path in grant.at.ancestors()})[:100]
    found = tx.places.list({"path": {"$in": paths}}) if paths else []
    return sorted((place for place in found if place.active), key=lambda place: place.path)


def list_places(tx: Tx, query: Below) -> Page[Place]:
    """The places directly below one where the caller reads or reports. Raises Forbidden."""
    if not tx.by.may(Permission.ORDERS_REPORT, query.below):
        tx.require(Permission.ORDERS_READ, query.below)
    where = {"parent": query.below, "active": True}
    return tx.places.page(where, sort="path", after=query.after, limit=query.limit)
