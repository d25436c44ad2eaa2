# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep dispatch's copy of a place or a grid."""

from dataclasses import replace

from services.dispatch.domain.places import Place
from services.dispatch.store import Tx


def handle(tx: Tx, place: Place) -> None:
    place = replace(place, parent=place.path.parent)
    if tx.places.find(place.id):
        tx.places.save(place)
    else:
        tx.places.add(place)
