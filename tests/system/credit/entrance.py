# SPDX-License-Identifier: AGPL-3.0-or-later
"""An entrance (单元) of a building of the compound, and two of its flats."""

from services.credit.domain.subjects import Place
from services.credit.store import Tx
from tests.system.credit.district import COMPOUND

ENTRANCE = COMPOUND.child("b03").child("e-1")
HOME, NEXT_DOOR = COMPOUND.child("b03").child("u101"), COMPOUND.child("b03").child("u102")
"""Two flats of a building; the first one lies in the entrance (`form_entrance`)."""


def form_entrance(tx: Tx) -> None:
    """The building has an entrance, in which one of its two flats lies."""
    entrance = Place("e-1", ENTRANCE, "entrance", "1单元", True, ENTRANCE.ancestors())
    tx.put_copy(Tx.places, entrance, 1)
    for flat, within in ((HOME, (*HOME.ancestors(), ENTRANCE)), (NEXT_DOOR, NEXT_DOOR.ancestors())):
        tx.put_copy(Tx.places, Place(f"p-{flat[-4:]}", flat, "unit", "房", True, within), 1)
