# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach keeps of identity's facts: districts, places, people, their roles and homes."""

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.copies import Copies
from services.chassis.store.holidays import HOLIDAY_YEARS, HolidayYear
from services.chassis.store.tenants import TENANTS, Tenant
from services.chassis.values import OrgPath
from services.outreach.domain.people import Appointment, Occupancy, Ownership, Person, RoleGrant
from services.outreach.domain.places import Place
from services.outreach.store import Tx

copies = Copies()


@copies.into(TENANTS, identity.DistrictCreated)
def district(event: identity.DistrictCreated) -> Tenant:
    return Tenant(event.code, event.name, event.time_zone)


@copies.into(HOLIDAY_YEARS, identity.HolidaysPublished)
def holiday_year(event: identity.HolidaysPublished) -> HolidayYear:
    return HolidayYear(event.year, {day.date: day.worked for day in event.days})


@copies.into(Tx.places, identity.PlaceCreated, identity.PlaceChanged)
def place(event: identity.PlaceCreated | identity.PlaceChanged) -> Place:
    path = OrgPath(event.path)
    entrance = OrgPath(event.entrance_path) if event.HasField("entrance_path") else None
    within = (*path.ancestors(), entrance) if entrance else path.ancestors()
    return Place(event.place_id, path, event.kind, event.name, event.active, within, entrance)


@copies.into(Tx.persons, identity.PersonRegistered, identity.PersonChanged)
def person(event: identity.PersonRegistered | identity.PersonChanged) -> Person:
    return Person(event.person_id, event.name)


copies.erases(Tx.persons, identity.PersonErased, "person_id")


@copies.into(Tx.role_grants, identity.RoleGranted)
def role_grant(event: identity.RoleGranted) -> RoleGrant:
    path = OrgPath(event.path)
    return RoleGrant(event.grant_id, event.person_id, event.role, path, path.ancestors())


copies.ends(Tx.role_grants, identity.RoleRevoked, "grant_id")


@copies.into(Tx.ownerships, identity.OwnershipRegistered)
def ownership(event: identity.OwnershipRegistered) -> Ownership:
    unit, owners = OrgPath(event.unit_path), tuple(share.person_id for share in event.owners)
    return Ownership(event.unit_id, owners, unit, unit.ancestors())


@copies.into(Tx.occupancies, identity.OccupancyRegistered, identity.OccupancyEnded)
def occupancy(event: identity.OccupancyRegistered | identity.OccupancyEnded) -> Occupancy:
    unit, until = OrgPath(event.unit_path), event.until or None
    return Occupancy(event.occupancy_id, event.person_id, unit, unit.ancestors(), until)


@copies.into(Tx.appointments, identity.ProjectManagerAppointed)
def appointment(event: identity.ProjectManagerAppointed) -> Appointment:
    path, until = OrgPath(event.path), event.until if event.HasField("until") else None
    return Appointment(event.appointment_id, event.company_id, event.person_id, path, until)
