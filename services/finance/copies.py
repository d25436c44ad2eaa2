# SPDX-License-Identifier: AGPL-3.0-or-later
"""What finance keeps of identity's facts: districts, places, who has flats and parking spaces, companies."""

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis import written
from services.chassis.copies import Copies
from services.chassis.store.holidays import HOLIDAY_YEARS, HolidayYear
from services.chassis.store.tenants import TENANTS, Tenant
from services.chassis.values import OrgPath
from services.finance.domain.parking_fees import Holding, ParkingSpace
from services.finance.domain.places import Appointment, Company, Ownership, Place
from services.finance.store import Tx

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
    entrance = (event.entrance_path,) if event.HasField("entrance_path") else ()
    within = (*path.ancestors(), *entrance)
    return Place(event.place_id, path, event.kind, event.name, event.active, within, area)


@copies.into(Tx.ownerships, identity.OwnershipRegistered)
def ownership(event: identity.OwnershipRegistered) -> Ownership:
    owners = tuple(share.person_id for share in event.owners)
    return Ownership(event.unit_id, OrgPath(event.unit_path), owners, event.representative_id, event.since)


@copies.into(
    Tx.parking_spaces,
    identity.ParkingSpaceRegistered,
    identity.ParkingSpaceHeld,
    identity.ParkingSpaceFreed,
)
def parking_space(
    event: identity.ParkingSpaceRegistered | identity.ParkingSpaceHeld | identity.ParkingSpaceFreed,
) -> ParkingSpace:
    path = OrgPath(event.place_path)
    told = () if isinstance(event, identity.ParkingSpaceRegistered) else event.holdings
    holdings = tuple(_holding(one) for one in told)
    return ParkingSpace(event.space_id, event.number, event.kind, path, path.ancestors(), holdings)


def _holding(told: identity.SpaceHolding) -> Holding:
    until = written.day(told.until) if told.HasField("until") else None
    return Holding(told.person_id, told.unit_id, written.day(told.since), until)


@copies.into(Tx.companies, identity.CompanyRegistered, identity.CompanyChanged)
def company(event: identity.CompanyRegistered | identity.CompanyChanged) -> Company:
    closed = isinstance(event, identity.CompanyChanged) and event.HasField("until")
    return Company(event.company_id, event.name, event.until if closed else None)


@copies.into(Tx.appointments, identity.ProjectManagerAppointed)
def appointment(event: identity.ProjectManagerAppointed) -> Appointment:
    until = event.until if event.HasField("until") else None
    path = OrgPath(event.path)
    return Appointment(event.appointment_id, event.company_id, event.person_id, path, until)
