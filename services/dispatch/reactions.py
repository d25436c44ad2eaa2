# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's facts → dispatch's own copies."""

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.messaging import Reactions
from services.chassis.store.tenants import Tenant
from services.chassis.values import OrgPath
from services.dispatch.commands import (
    keep_company,
    keep_district,
    keep_duty,
    keep_mandate,
    keep_person,
    keep_place,
)
from services.dispatch.domain.places import GRID, Company, Duty, Mandate, Person, Place
from services.dispatch.store import Tx

reactions = Reactions()


@reactions.on("linli.identity.v1.DistrictCreated")
def district_created(tx: Tx, event: identity.DistrictCreated) -> None:
    keep_district.handle(tx, Tenant(event.code, event.name, event.time_zone))


@reactions.on("linli.identity.v1.PlaceCreated")
def place_created(tx: Tx, event: identity.PlaceCreated) -> None:
    keep_place.handle(tx, _place(event))


@reactions.on("linli.identity.v1.PlaceChanged")
def place_changed(tx: Tx, event: identity.PlaceChanged) -> None:
    keep_place.handle(tx, _place(event))


@reactions.on("linli.identity.v1.GridCreated")
def grid_created(tx: Tx, event: identity.GridCreated) -> None:
    keep_place.handle(tx, _grid(event))


@reactions.on("linli.identity.v1.GridChanged")
def grid_changed(tx: Tx, event: identity.GridChanged) -> None:
    keep_place.handle(tx, _grid(event))


@reactions.on("linli.identity.v1.PersonRegistered")
def person_registered(tx: Tx, event: identity.PersonRegistered) -> None:
    keep_person.handle(tx, Person(event.person_id, event.name))


@reactions.on("linli.identity.v1.PersonChanged")
def person_changed(tx: Tx, event: identity.PersonChanged) -> None:
    keep_person.handle(tx, Person(event.person_id, event.name))


@reactions.on("linli.identity.v1.RoleGranted")
def role_granted(tx: Tx, event: identity.RoleGranted) -> None:
    keep_duty.handle(tx, _duty(event))


@reactions.on("linli.identity.v1.RoleRevoked")
def role_revoked(tx: Tx, event: identity.RoleRevoked) -> None:
    keep_duty.handle(tx, _duty(event), ended=True)


@reactions.on("linli.identity.v1.CompanyRegistered")
def company_registered(tx: Tx, event: identity.CompanyRegistered) -> None:
    keep_company.handle(tx, Company(event.company_id, event.name))


@reactions.on("linli.identity.v1.ProjectManagerAppointed")
def project_manager_appointed(tx: Tx, event: identity.ProjectManagerAppointed) -> None:
    path, until = OrgPath(event.path), event.until if event.HasField("until") else None
    keep_mandate.handle(tx, Mandate(event.appointment_id, event.company_id, event.person_id, path, until))


def _place(event: identity.PlaceCreated | identity.PlaceChanged) -> Place:
    grid = OrgPath(event.grid_path) if event.HasField("grid_path") else None
    return Place(event.place_id, OrgPath(event.path), event.kind, event.name, grid, event.active)


def _grid(event: identity.GridCreated | identity.GridChanged) -> Place:
    return Place(event.grid_id, OrgPath(event.path), GRID, event.name, None, event.active)


def _duty(event: identity.RoleGranted | identity.RoleRevoked) -> Duty:
    permissions = tuple(event.permissions)
    return Duty(event.grant_id, event.person_id, event.role, OrgPath(event.path), permissions)
