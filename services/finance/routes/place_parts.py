# SPDX-License-Identifier: AGPL-3.0-or-later
"""How it is shown where something belongs: the names from the district down to the place itself."""

from collections.abc import Iterable

from services.chassis.http import View
from services.chassis.values import OrgPath
from services.finance.queries.places import places_at
from services.finance.store import Tx


class PlacePartView(View):
    """A part of where it is, from the district down to the place itself."""

    path: str
    kind: str
    name: str


def place_parts(tx: Tx, paths: Iterable[OrgPath]) -> dict[OrgPath, list[PlacePartView]]:
    """The parts of each place, as far as they are known, read at once."""
    wanted = set(paths)
    known = {
        place.path: place for place in places_at(tx, {one for path in wanted for one in path.ancestors()})
    }
    return {
        path: [
            PlacePartView(path=one, kind=known[one].kind, name=known[one].name)
            for one in path.ancestors()
            if one in known
        ]
        for path in wanted
    }
