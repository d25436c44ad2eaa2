# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say who hands over, or who takes, in another's place or while nobody follows."""

from pydantic import Field

from services.chassis.http import Id, Input, Lines
from services.identity.domain import office_handovers
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import Side
from services.identity.domain.office_handovers import OfficeHandover
from services.identity.store import Tx


class NameHandoverParty(Input):
    """`reason`: why this person, such as that the residents' committee keeps the seal for now."""

    side: Side
    person_id: Id
    reason: Lines = Field(min_length=1, max_length=500)


def handle(tx: Tx, handover_id: str, cmd: NameHandoverParty) -> OfficeHandover:
    """Raises NotFound, Forbidden, HandoverIsDone, SamePerson, SideHasSigned."""
    handover = tx.office_handovers.get(handover_id)
    tx.require(Permission.OFFICES_WRITE, handover.place_path)
    person = tx.alone_with(cmd.person_id)
    named, events = office_handovers.name(handover, cmd.side, person.id, cmd.reason)
    tx.office_handovers.save(named, *events)
    return named
