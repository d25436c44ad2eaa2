# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation keeps of identity's facts: districts, places, ownerships, managers, organisations."""

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.copies import Copies
from services.chassis.store.holidays import HOLIDAY_YEARS, HolidayYear
from services.chassis.store.tenants import TENANTS, Tenant
from services.chassis.values import OrgPath
from services.deliberation.domain.organisations import Organisation
from services.deliberation.domain.places import Appointment, Ownership, Place
from services.deliberation.store import Tx

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
    area = event.exclusive_area_dm2 if event.HasField("exclusive_area_dm2") else None
    source = event.area_source if event.HasField("area_source") else None
    entrance = (event.entrance_path,) if event.HasField("entrance_path") else ()
    within = (*path.ancestors(), *entrance)
    return Place(event.place_id, path, event.kind, event.name, event.active, within, area, source)


@copies.into(Tx.ownerships, identity.OwnershipRegistered)
def ownership(event: identity.OwnershipRegistered) -> Ownership:
    owners = tuple(share.person_id for share in event.owners)
    return Ownership(event.unit_id, owners, event.representative_id, event.since)


@copies.into(Tx.appointments, identity.ProjectManagerAppointed)
def appointment(event: identity.ProjectManagerAppointed) -> Appointment:
    until = event.until if event.HasField("until") else None
    return Appointment(event.appointment_id, event.person_id, OrgPath(event.path), until)


@copies.into(Tx.organisations, identity.CompanyRegistered, identity.CompanyChanged)
def company(event: identity.CompanyRegistered | identity.CompanyChanged) -> Organisation:
    closed = isinstance(event, identity.CompanyChanged) and event.HasField("until")
    return Organisation(event.company_id, event.name, event.kind, event.until if closed else None)


@copies.into(Tx.organisations, identity.CommitteeCreated)
def committee(event: identity.CommitteeCreated) -> Organisation:
    """One whose term is over sits on until its successor does: it has no last day here."""
    return Organisation(event.committee_id, event.name, event.kind)


@copies.into(Tx.organisations, identity.PartyOrganisationCreated)
def party_organisation(event: identity.PartyOrganisationCreated) -> Organisation:
    return Organisation(event.organisation_id, event.name, event.level)
