# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places as finance knows them, from its own copy: their names, and where books can be kept."""

from collections.abc import Iterable
from typing import Literal

from services.chassis.store import MOST_IDS, Page
from services.finance.domain.authority import Permission
from services.finance.domain.places import Place
from services.finance.queries.books import AtPlace
from services.finance.store import Tx


class Area(AtPlace):
    """`kind`: of the places that are wanted."""

    kind: Literal["sub_district", "neighbourhood", "compound", "building"] = "compound"


def list_places(tx: Tx, query: Area) -> Page[Place]:
    """The places of a kind in an area whose books the caller may read."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place, "kind": query.kind, "active": True}
    return tx.places.page(where, after=query.after, limit=query.limit)


def places_at(tx: Tx, paths: Iterable[str]) -> list[Place]:
    """Those places that are known, read a hundred at a time."""
    wanted = sorted(set(paths))
    parts = [wanted[first : first + MOST_IDS] for first in range(0, len(wanted), MOST_IDS)]
    return [place for part in parts for place in tx.places.list({"path": {"$in": part}})]
