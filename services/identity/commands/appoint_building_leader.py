# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a person the office of leading a building, or one entrance of it (楼组长), for a term."""

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.chassis.values import Invalid, Role
from services.identity.commands import take_office
from services.identity.domain import offices
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import OfficeKind, PlaceKind
from services.identity.domain.offices import Office
from services.identity.policies.offices import OfficePolicy
from services.identity.store import Tx

SEAT = "building_leader"
LED = frozenset({PlaceKind.BUILDING, PlaceKind.ENTRANCE})


class AppointBuildingLeader(Input):
    """Both days belong to the term; `roles` are held at the building or entrance while it runs."""

    person_id: Id
    place_id: Id
    since: Day
    until: Day
    roles: tuple[Role, ...] = Field((), max_length=5)


def handle(tx: Tx, cmd: AppointBuildingLeader) -> Office:
    """Raises NotFound, Forbidden, OutOfUse, Invalid, TermTooLong, OfficeHeld, CannotGrant, RolesApart."""
    building = tx.places.get(cmd.place_id)
    tx.require(Permission.OFFICES_WRITE, building.path)
    if building.kind not in LED:
        raise Invalid("place_id", "is not a building or an entrance")
    building.require_active()
    person = tx.alone_with(cmd.person_id)
    tx.places.save(building)
    office = Office(
        id=tx.new_id(),
        kind=OfficeKind.BUILDING_LEADER,
        seat=SEAT,
        person_id=person.id,
        place_path=building.path,
        within=building.within,
        since=cmd.since,
        until=cmd.until,
        elected_until=cmd.until,
        roles=tuple(dict.fromkeys(cmd.roles)),
    )
    return take_office(tx, office, offices.longest(cmd.since, tx.policy(OfficePolicy).leader_years))
