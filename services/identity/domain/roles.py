# SPDX-License-Identifier: AGPL-3.0-or-later
"""The role catalogue, and roles granted to persons at places of the tree."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Event, Grant, OrgPath, Principal
from services.identity.domain.errors import CannotGrant
from services.identity.domain.events import RoleGranted, RoleRevoked


class Role(StrEnum):
    PLATFORM_OPERATOR = "platform_operator"
    DISTRICT_ADMIN = "district_admin"
    DISPATCHER = "dispatcher"
    SUPERVISOR = "supervisor"
    GRID_WORKER = "grid_worker"
    HANDLER = "handler"
    PROJECT_MANAGER = "project_manager"
    RESIDENT = "resident"
    INTEGRATOR = "integrator"


_READ_ORDERS = ("dispatch.orders.read",)
_RESIDENT = ("dispatch.orders.report", "dispatch.orders.rate")
_HANDLER = (*_READ_ORDERS, "dispatch.orders.accept", "dispatch.orders.handle")
_DESK = (
    "identity.places.read",
    *_READ_ORDERS,
    "dispatch.orders.report",
    "dispatch.orders.revisit",
    "dispatch.assignees.read",
    "dispatch.policies.read",
)
_DISPATCHER = (*_DESK, "identity.persons.read", "dispatch.orders.accept", "dispatch.orders.assign")
_SUPERVISOR = (*_DESK, "dispatch.orders.supervise")
_INTEGRATOR = ("identity.places.read", *_READ_ORDERS, "dispatch.orders.report", "dispatch.intake.write")
_ADMIN = (
    "identity.districts.read",
    "identity.places.read",
    "identity.places.write",
    "identity.persons.read",
    "identity.persons.write",
    "identity.persons.unmask",
    "identity.roles.grant",
    "identity.subjects.write",
    "identity.clients.write",
    "dispatch.policies.write",
)

PERMISSIONS = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset(
            {
                "identity.districts.create",
                "identity.districts.read",
                "identity.persons.read",
                "identity.persons.write",
                "identity.roles.grant",
                "identity.clients.write",
            }
        ),
        Role.DISTRICT_ADMIN: frozenset(
            {*_ADMIN, *_DISPATCHER, *_SUPERVISOR, *_HANDLER, *_RESIDENT, *_INTEGRATOR}
        ),
        Role.DISPATCHER: frozenset(_DISPATCHER),
        Role.SUPERVISOR: frozenset(_SUPERVISOR),
        Role.GRID_WORKER: frozenset(
            {"identity.places.read", *_HANDLER, "dispatch.orders.report", "dispatch.assignees.read"}
        ),
        Role.HANDLER: frozenset(_HANDLER),
        Role.PROJECT_MANAGER: frozenset({*_HANDLER, "dispatch.orders.assign", "dispatch.assignees.read"}),
        Role.RESIDENT: frozenset(_RESIDENT),
        Role.INTEGRATOR: frozenset(_INTEGRATOR),
    }
)
"""What each role may do, at the place where it is granted and everywhere below."""


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """A person's role at a place; `path` is a place's, a grid's or a party organisation's."""

    id: str
    person_id: str
    role: Role
    path: OrgPath
    within: tuple[OrgPath, ...]


def check_may_grant(by: Principal, role: Role, at: OrgPath) -> None:
    """Nobody grants what he does not hold there himself, so nobody grants above his own place either."""
    missing = tuple(sorted(p for p in PERMISSIONS[role] if not by.may(p, at)))
    if missing:
        raise CannotGrant(role, at, missing)


def grant(
    grant_id: str, person_id: str, role: Role, at: OrgPath, by: Principal
) -> tuple[RoleGrant, list[Event]]:
    """A person gets a role at a place. Raises CannotGrant."""
    check_may_grant(by, role, at)
    return found(grant_id, person_id, role, at)


def found(grant_id: str, person_id: str, role: Role, at: OrgPath) -> tuple[RoleGrant, list[Event]]:
    """The first role of a tenant, which nobody there can grant yet."""
    given = RoleGrant(grant_id, person_id, role, at, at.ancestors())
    return given, [RoleGranted(given.id, person_id, role, at, _listed(role))]


def revoke(given: RoleGrant, by: Principal) -> list[Event]:
    """Who could grant the role may take it back. Raises CannotGrant."""
    check_may_grant(by, given.role, given.path)
    return [RoleRevoked(given.id, given.person_id, given.role, given.path, _listed(given.role))]


def authority(roles: Iterable[tuple[Role, OrgPath]]) -> tuple[Grant, ...]:
    """Roles at places as a principal's grants: one a place, in the order of the paths."""
    by_place: dict[OrgPath, set[str]] = {}
    for role, path in roles:
        by_place.setdefault(path, set()).update(PERMISSIONS[role])
    return tuple(Grant(path, frozenset(by_place[path])) for path in sorted(by_place))


def _listed(role: Role) -> tuple[str, ...]:
    return tuple(sorted(PERMISSIONS[role]))
