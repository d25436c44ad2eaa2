# SPDX-License-Identifier: AGPL-3.0-or-later
"""Persons and their vehicles: masked, unless somebody says why they need more."""

from services.chassis import privacy
from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import (
    change_person,
    register_caller,
    register_person,
    register_vehicle,
    unmask_person,
)
from services.identity.domain.authority import Permission
from services.identity.domain.documents import DocumentKind
from services.identity.domain.persons import Document, Person
from services.identity.domain.vehicles import Vehicle
from services.identity.queries.persons import list_persons, search_persons
from services.identity.store import Tx


class DocumentView(View):
    """A masked paper of somebody without a citizen id."""

    kind: DocumentKind
    country: str
    number: str


class PersonView(View):
    """A person with masked data; one's own name is whole."""

    id: str
    name: str
    path: OrgPath
    phone: str | None
    citizen_id: str | None
    document: DocumentView | None
    active: bool
    version: int


class UnmaskedView(View):
    """What was asked for and is known."""

    person_id: str
    name: str | None
    phone: str | None
    citizen_id: str | None
    document: str | None


class VehicleView(View):
    """A vehicle with a masked plate."""

    id: str
    person_id: str
    plate: str
    special: bool


def to_person(tx: Tx, person: Person) -> PersonView:
    own = person.id == tx.by.subject
    return PersonView(
        id=person.id,
        name=person.name if own else privacy.mask_name(person.name),
        path=person.path,
        phone=person.phone.masked if person.phone else None,
        citizen_id=person.citizen_id.masked if person.citizen_id else None,
        document=_document(person.document) if person.document else None,
        active=person.active,
        version=tx.persons.version(person),
    )


def _document(paper: Document) -> DocumentView:
    return DocumentView(kind=paper.kind, country=paper.country, number=paper.number.masked)


def to_vehicle(_: Tx, vehicle: Vehicle) -> VehicleView:
    return VehicleView(
        id=vehicle.id, person_id=vehicle.person_id, plate=vehicle.plate.masked, special=vehicle.special
    )


persons = Resource("persons", "/identity/v1/persons", of=Tx.persons, shows=to_person)

persons.create(register_person, requires=Permission.PERSONS_WRITE)
persons.list(list_persons, requires=Permission.PERSONS_READ)
persons.search(search_persons, requires=Permission.PERSONS_READ)
persons.show(queries.show_person, requires=AUTHENTICATED)
persons.change(change_person, requires=Permission.PERSONS_WRITE)
persons.act(
    "unmask",
    unmask_person,
    shows=UnmaskedView,
    requires=Permission.PERSONS_CALL,
    secret=True,
    asks=Group.UNMASKING,
)
persons.create(register_caller, "/callers", requires=Permission.CALLERS_REGISTER)
persons.create(register_vehicle, "/vehicles", shows=to_vehicle, requires=Permission.PERSONS_WRITE)
persons.list(queries.list_vehicles, "/<id:person_id>/vehicles", shows=to_vehicle, requires=AUTHENTICATED)
