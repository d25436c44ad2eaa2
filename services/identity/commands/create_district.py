# SPDX-License-Identifier: AGPL-3.0-or-later
"""Create a district (区) and its first administrator."""

from pydantic import Field, SecretStr

from services.chassis.http import Input, Name
from services.chassis.retention import APPLY, next_night
from services.chassis.schedules import PREFIX
from services.chassis.store import Duplicate
from services.chassis.store.tenants import Tenant
from services.chassis.values import PLATFORM, Role
from services.identity.domain import accounts, districts, persons, places, roles
from services.identity.domain.authority import Permission
from services.identity.domain.districts import District
from services.identity.policies import LogInPolicy
from services.identity.store import SCHEDULES, Tx


class FirstAdministrator(Input):
    """Who logs in first, as `login`, which ends in @ and the district's code.

    A `temporary` password is known to the operator: its owner chooses another before anything else.
    """

    name: Name
    login: str = Field(max_length=64)
    password: SecretStr = Field(max_length=128)
    temporary: bool = False


class CreateDistrict(Input):
    """The code is of GB/T 2260, or begins with 90 for a district outside that list."""

    code: str = Field(max_length=6)
    name: Name
    time_zone: str = Field("Asia/Shanghai", max_length=64)
    administrator: FirstAdministrator


def handle(tx: Tx, cmd: CreateDistrict) -> District:
    """Raises Forbidden, Invalid, Duplicate, WeakPassword."""
    tx.require(Permission.DISTRICTS_CREATE, f"/{PLATFORM}")
    district, events = districts.create(cmd.code, cmd.name, cmd.time_zone)
    if tx.districts.find(district.id):
        raise Duplicate("district", ("code",))
    tx.districts.add(district, *events)
    inside = tx.found(Tenant(district.id, district.name, district.time_zone))
    for schedule, every in SCHEDULES.items():
        inside.timers.set(PREFIX + schedule, schedule, inside.now + every)
    inside.timers.set(PREFIX + APPLY, APPLY, next_night(inside))
    _settle(inside, district, cmd.administrator)
    return district


def _settle(tx: Tx, district: District, first: FirstAdministrator) -> None:
    """The root of the tree, the tenant's key, and somebody who may do the rest."""
    tx.make_keys()
    root, events = places.create_root(tx.new_id(), district.id, district.name)
    tx.places.add(root, *events)
    person, events = persons.register(tx.new_id(), first.name, district.path)
    tx.persons.add(person, *events)
    login = accounts.normalise(first.login, district.id)
    password = first.password.get_secret_value()
    accounts.check_password(password, login, tx.policy(LogInPolicy).shortest_password)
    hashed = tx.tools.hasher.hash(password)
    account, events = accounts.create(tx.new_id(), person.id, login, hashed, temporary=first.temporary)
    tx.accounts.add(account, *events)
    grant, events = roles.first_grant(tx.new_id(), person.id, Role.DISTRICT_ADMIN, district.path)
    tx.role_grants.add(grant, *events)
