# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register who lives in a unit or uses it: owner, family or lessee (租户)."""

from services.chassis.http import Day, Id, Input
from services.identity.commands import note_hand_change
from services.identity.domain import ownership
from services.identity.domain.authority import Permission
from services.identity.domain.feed_origins import stay_field
from services.identity.domain.kinds import OccupantKind
from services.identity.domain.ownership import Occupancy
from services.identity.store import Tx


class RegisterOccupancy(Input):
    """`until` where the last day is known already, as in a lease."""

    unit_id: Id
    person_id: Id
    kind: OccupantKind
    since: Day
    until: Day | None = None


def handle(tx: Tx, cmd: RegisterOccupancy) -> Occupancy:
    """Raises NotFound, Forbidden, Invalid, OutOfUse."""
    unit = tx.places.get(cmd.unit_id)
    tx.require(Permission.PERSONS_WRITE, unit.path)
    person = tx.persons.get(cmd.person_id)
    occupancy, events = ownership.move_in(
        tx.new_id(), unit, person.id, cmd.kind, since=cmd.since, until=cmd.until
    )
    tx.occupancies.add(occupancy, *events)
    note_hand_change.handle(tx, occupancy.person_id, {stay_field(occupancy.unit_id): ""})
    return occupancy
