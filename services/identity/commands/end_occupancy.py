# SPDX-License-Identifier: AGPL-3.0-or-later
"""End an occupancy: the person has moved out or will."""

from services.chassis.http import Day, Input
from services.identity.commands import note_hand_change
from services.identity.domain import ownership
from services.identity.domain.authority import Permission
from services.identity.domain.feed_origins import stay_field
from services.identity.domain.ownership import Occupancy
from services.identity.store import Tx


class EndOccupancy(Input):
    """The last day."""

    until: Day


def handle(tx: Tx, occupancy_id: str, cmd: EndOccupancy) -> Occupancy:
    """Raises NotFound, Forbidden, AlreadyEnded, Invalid."""
    occupancy = tx.occupancies.get(occupancy_id)
    tx.require(Permission.PERSONS_WRITE, occupancy.unit_path)
    ended, events = ownership.move_out(occupancy, cmd.until)
    tx.occupancies.save(ended, *events)
    note_hand_change.handle(tx, occupancy.person_id, {stay_field(occupancy.unit_id): ""})
    return ended
