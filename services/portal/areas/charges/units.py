# SPDX-License-Identifier: AGPL-3.0-or-later
"""Units (房屋) as people name them: `3 号楼 301 室`, or the codes of building and unit, `b03/u301`."""

import re

from services.portal.areas.council.acts import wrong
from services.portal.client.models.identity import PlaceView
from services.portal.page_context import visit

SPACE = re.compile(r"\s+")


def names(units: list[PlaceView]) -> dict[str, str]:
    """Each way to name a unit → its id."""
    found: dict[str, str] = {}
    for one in units:
        found[plain(one.name)] = one.id
        found["/".join(one.path.split("/")[-2:])] = one.id
    return found


def plain(name: str) -> str:
    """Without the spaces, which people set as they like."""
    return SPACE.sub("", name)


def named(place: str, field: str, name: str) -> str:
    """The id of a unit of a place. Raises Problem at the field where none has the name."""
    found = names(visit().identity.all_units(place)).get(plain(name))
    if found is None:
        raise wrong(field)
    return found
