# SPDX-License-Identifier: AGPL-3.0-or-later
"""What credit keeps of others' facts: places, companies, persons, who leads what, orders, matters."""

import proto.linli.deliberation.v1.events_pb2 as deliberation
import proto.linli.dispatch.v1.events_pb2 as dispatch
import proto.linli.finance.v1.events_pb2 as finance
import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.copies import Copies
from services.chassis.store.holidays import HOLIDAY_YEARS, HolidayYear
from services.chassis.store.tenants import TENANTS, Tenant
from services.chassis.values import OrgPath
from services.credit.domain.subjects import Appointment, Assignment, Company, Person, Place, Topic, Work
from services.credit.store import Tx

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
    entrance = (event.entrance_path,) if event.HasField("entrance_path") else ()
    within = (*path.ancestors(), *entrance)
    return Place(event.place_id, path, event.kind, event.name, event.active, within)


@copies.into(Tx.companies, identity.CompanyRegistered, identity.CompanyChanged)
def company(event: identity.CompanyRegistered | identity.CompanyChanged) -> Company:
    closed = isinstance(event, identity.CompanyChanged) and event.HasField("until")
    return Company(event.company_id, event.name, event.kind, event.until if closed else None)


@copies.into(Tx.persons, identity.PersonRegistered, identity.PersonChanged)
def person(event: identity.PersonRegistered | identity.PersonChanged) -> Person:
    return Person(event.person_id, event.name)


copies.erases(Tx.persons, identity.PersonErased, "person_id")


@copies.into(Tx.appointments, identity.ProjectManagerAppointed)
def appointment(event: identity.ProjectManagerAppointed) -> Appointment:
    path, until = OrgPath(event.path), event.until if event.HasField("until") else None
    return Appointment(event.appointment_id, event.company_id, event.person_id, path, event.since, until)


@copies.into(Tx.assignments, dispatch.OrderAssigned)
def assignment(event: dispatch.OrderAssigned) -> Assignment:
    path = OrgPath(event.place_path)
    return Assignment(event.order_id, event.assignee_id, event.assignee_kind, path, event.category)


@copies.into(Tx.topics, deliberation.TopicRaised)
def topic(event: deliberation.TopicRaised) -> Topic:
    return Topic(event.topic_id, event.order_id)


@copies.into(Tx.works, finance.WorkOrdered)
def work(event: finance.WorkOrdered) -> Work:
    return Work(event.work_id, event.matter)
