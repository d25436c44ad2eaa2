# SPDX-License-Identifier: AGPL-3.0-or-later
"""What dispatch keeps of identity's facts: districts, places and grids, persons, role_grants, companies."""

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.copies import Copies
from services.chassis.store.holidays import HOLIDAY_YEARS, HolidayYear
from services.chassis.store.tenants import TENANTS, Tenant
from services.chassis.values import OrgPath
from services.dispatch.domain.places import GRID, Appointment, Company, Person, Place, RoleGrant
from services.dispatch.store import Tx

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
    grid = OrgPath(event.grid_path) if event.HasField("grid_path") else None
    entrance = OrgPath(event.entrance_path) if event.HasField("entrance_path") else None
    return Place(event.place_id, path, event.kind, event.name, grid, event.active, path.parent, entrance)


@copies.into(Tx.places, identity.GridCreated, identity.GridChanged)
def grid(event: identity.GridCreated | identity.GridChanged) -> Place:
    path = OrgPath(event.path)
    return Place(event.grid_id, path, GRID, event.name, None, event.active, path.parent)


@copies.into(Tx.persons, identity.PersonRegistered, identity.PersonChanged)
def person(event: identity.PersonRegistered | identity.PersonChanged) -> Person:
    return Person(event.person_id, event.name)


copies.erases(Tx.persons, identity.PersonErased, "person_id")


@copies.into(Tx.role_grants, identity.RoleGranted)
def role_grant(event: identity.RoleGranted) -> RoleGrant:
    return RoleGrant(event.grant_id, event.person_id, event.role, OrgPath(event.path))


copies.ends(Tx.role_grants, identity.RoleRevoked, "grant_id")


@copies.into(Tx.companies, identity.CompanyRegistered, identity.CompanyChanged)
def company(event: identity.CompanyRegistered | identity.CompanyChanged) -> Company:
    closed = isinstance(event, identity.CompanyChanged) and event.HasField("until")
    return Company(event.company_id, event.name, event.until if closed else None)


@copies.into(Tx.appointments, identity.ProjectManagerAppointed)
def appointment(event: identity.ProjectManagerAppointed) -> Appointment:
    path, until = OrgPath(event.path), event.until if event.HasField("until") else None
    return Appointment(event.appointment_id, event.company_id, event.person_id, path, until)
