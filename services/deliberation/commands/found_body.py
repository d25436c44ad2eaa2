# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set up a body (组织) of a place with its seats: an owners' committee, a core group, a committee."""

from pydantic import Field

from services.chassis.http import Input
from services.chassis.values import OrgPath
from services.deliberation.commands import Title
from services.deliberation.domain import bodies
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.body_rules import SMALL, BodyKind
from services.deliberation.domain.places import UNIT
from services.deliberation.store import Tx


class FoundBody(Input):
    kind: BodyKind
    name: Title
    place_path: OrgPath
    seats: int = Field(ge=1, le=100)


def handle(tx: Tx, cmd: FoundBody) -> Body:
    place = tx.place_at(cmd.place_path)
    tx.require(Permission.BODIES_KEEP, place.path)
    body = Body(
        id=tx.new_id(),
        kind=cmd.kind,
        name=cmd.name,
        place=place.path,
        within=place.within,
        seats=cmd.seats,
    )
    units = {"within": place.path, "kind": UNIT, "active": True}
    body, events = bodies.found(body, tx.places.count(units, limit=SMALL + 1))
    tx.bodies.add(body, *events)
    return body
