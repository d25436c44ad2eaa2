# SPDX-License-Identifier: AGPL-3.0-or-later
"""How it is shown where something belongs: the names from the district down to the place itself."""

from collections.abc import Iterable

from services.chassis.http import View
from services.chassis.values import OrgPath
from services.identity.domain.kinds import PlaceKind
from services.identity.queries.places import places_at
from services.identity.store import Tx


class PlacePartView(View):
    """A part of where it is, from the district down to the place itself."""

    path: str
    kind: PlaceKind
    name: str


def place_parts(tx: Tx, paths: Iterable[str]) -> dict[str, list[PlacePartView]]:
    """The parts of each place, as far as they are known, read at once; nothing is nowhere."""
    wanted = {text: OrgPath(text).ancestors() if text else () for text in set(paths)}
    known = {
        place.path: place for place in places_at(tx, {one for above in wanted.values() for one in above})
    }
    return {
        text: [
            PlacePartView(path=one, kind=known[one].kind, name=known[one].name)
            for one in above
            if one in known
        ]
        for text, above in wanted.items()
    }
