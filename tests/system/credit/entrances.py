# SPDX-License-Identifier: AGPL-3.0-or-later
"""A building with an entrance (单元), in which one of its two flats lies."""

from services.credit.domain.subjects import Place
from services.credit.store import Tx
from tests.system.credit.district import COMPOUND

ENTRANCE = COMPOUND.child("b03").child("e-1")
HOME, NEXT_DOOR = COMPOUND.child("b03").child("u101"), COMPOUND.child("b03").child("u102")


def form_entrance(tx: Tx) -> None:
    entrance = Place("e-1", ENTRANCE, "entrance", "1单元", True, ENTRANCE.ancestors())
    tx.put_copy(Tx.places, entrance, 1)
    for flat, within in ((HOME, (*HOME.ancestors(), ENTRANCE)), (NEXT_DOOR, NEXT_DOOR.ancestors())):
        tx.put_copy(Tx.places, Place(f"p-{flat[-4:]}", flat, "unit", "房", True, within), 1)
