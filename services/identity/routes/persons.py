# SPDX-License-Identifier: AGPL-3.0-or-later
"""Persons and their vehicles: masked, unless somebody says why he needs more."""

from services.chassis import privacy
from services.chassis.http import AUTHENTICATED, PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import change_person as change_person_command
from services.identity.commands import register_person as register_person_command
from services.identity.commands import register_vehicle as register_vehicle_command
from services.identity.commands import unmask_person as unmask_person_command
from services.identity.commands.change_person import ChangePerson
from services.identity.commands.register_person import RegisterPerson
from services.identity.commands.register_vehicle import RegisterVehicle
from services.identity.commands.unmask_person import UnmaskPerson
from services.identity.domain.authority import Permission
from services.identity.domain.persons import Person
from services.identity.domain.vehicles import Vehicle
from services.identity.queries import PersonSearch, Under
from services.identity.store import Tx

persons = Resource("persons", "/identity/v1/persons")


class PersonView(View):
    """A person with masked data; one's own name is whole."""

    id: str
    name: str
    path: OrgPath
    phone: str | None
    citizen_id: str | None
    active: bool
    version: int

    @classmethod
    def of(cls, tx: Tx, person: Person) -> "PersonView":
        own = person.id == tx.by.subject
        return cls(
            id=person.id,
            name=person.name if own else privacy.mask_name(person.name),
            path=person.path,
            phone=person.phone.masked if person.phone else None,
            citizen_id=person.citizen_id.masked if person.citizen_id else None,
            active=person.active,
            version=tx.persons.version(person),
        )


class FoundView(View):
    """What a search found."""

    items: list[PersonView]


class UnmaskedView(View):
    """What was asked for and is known."""

    person_id: str
    name: str | None
    phone: str | None
    citizen_id: str | None


class VehicleView(View):
    """A vehicle with a masked plate."""

    id: str
    person_id: str
    plate: str
    special: bool

    @classmethod
    def of(cls, vehicle: Vehicle) -> "VehicleView":
        return cls(
            id=vehicle.id, person_id=vehicle.person_id, plate=vehicle.plate.masked, special=vehicle.special
        )


class VehiclesView(View):
    """A person's vehicles."""

    items: list[VehicleView]


@persons.post("", requires=Permission.PERSONS_WRITE, status=201)
def register_person(tx: Tx, body: RegisterPerson) -> PersonView:
    """Register a person (登记人员)."""
    return PersonView.of(tx, register_person_command.handle(tx, body))


@persons.get("", requires=Permission.PERSONS_READ)
def list_persons(tx: Tx, query: Under) -> PageView[PersonView]:
    """Persons registered at and below a place (人员列表)."""
    return PageView[PersonView].of(queries.people(tx, query), lambda item: PersonView.of(tx, item))


@persons.post(":search", requires=Permission.PERSONS_READ)
def search_persons(tx: Tx, body: PersonSearch) -> FoundView:
    """Find persons by phone number or citizen id (查找人员)."""
    return FoundView(items=[PersonView.of(tx, found) for found in queries.search_people(tx, body)])


@persons.get("/<id:person_id>", requires=AUTHENTICATED)
def get_person(tx: Tx, person_id: str) -> PersonView:
    """One person; everybody may read his own record (人员详情)."""
    return PersonView.of(tx, queries.person(tx, person_id))


@persons.patch("/<id:person_id>", requires=Permission.PERSONS_WRITE)
def change_person(tx: Tx, person_id: str, body: ChangePerson) -> PersonView:
    """Correct, move or close a person's record (修改人员)."""
    return PersonView.of(tx, change_person_command.handle(tx, person_id, body))


@persons.post("/<id:person_id>:unmask", requires=Permission.PERSONS_UNMASK, secret=True)
def unmask_person(tx: Tx, person_id: str, body: UnmaskPerson) -> UnmaskedView:
    """Read unmasked data for a stated reason; the read is recorded (查看完整信息)."""
    found = unmask_person_command.handle(tx, person_id, body)
    return UnmaskedView(
        person_id=found.person_id, name=found.name, phone=found.phone, citizen_id=found.citizen_id
    )


@persons.post("/vehicles", requires=Permission.PERSONS_WRITE, status=201)
def register_vehicle(tx: Tx, body: RegisterVehicle) -> VehicleView:
    """Register a person's vehicle (登记车辆)."""
    return VehicleView.of(register_vehicle_command.handle(tx, body))


@persons.get("/<id:person_id>/vehicles", requires=AUTHENTICATED)
def list_vehicles(tx: Tx, person_id: str) -> VehiclesView:
    """A person's vehicles (车辆列表)."""
    return VehiclesView(items=[VehicleView.of(found) for found in queries.vehicles(tx, person_id)])
