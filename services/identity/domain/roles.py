# SPDX-License-Identifier: AGPL-3.0-or-later
"""Roles granted to persons at places of the tree, and who may grant which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from services.chassis.values import Event, OrgPath, Principal, Role
from services.identity.domain.errors import CannotGrant, Outranked, RolesApart
from services.identity.domain.events import RoleGranted, RoleRevoked

GRANTS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset({Role.PLATFORM_OPERATOR}),
        Role.DISTRICT_ADMIN: frozenset(Role) - {Role.PLATFORM_OPERATOR},
    }
)
"""Which roles a role's holder may give and take back, where the own role is held and everywhere below.

A role is given only by one that holds in every service what it holds, so nobody rises by giving.
"""


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """A person's role at a place; `path` is a place's, a grid's or a party organisation's."""

    id: str
    person_id: str
    role: Role
    path: OrgPath
    within: tuple[OrgPath, ...]


def may_grant(by: Principal, role: Role, at: OrgPath) -> bool:
    return any(role in GRANTS.get(own, ()) for own in by.roles_at(at))


def check_may_grant(by: Principal, role: Role, at: OrgPath) -> None:
    """Raises CannotGrant unless one of the actor's roles there or above may give this role."""
    if not may_grant(by, role, at):
        raise CannotGrant(role, at)


def check_not_outranked(by: Principal, person_id: str, held: Iterable[tuple[Role, OrgPath]]) -> None:
    """Nobody acts on a person or an account that holds, anywhere, what the actor does not.

    Whoever resets a password can log in with it, so an administrator's reach ends where another's begins.
    Raises Outranked unless the actor has, or may give, each of the roles there.
    """
    if any(role not in by.roles_at(at) and not may_grant(by, role, at) for role, at in held):
        raise Outranked(person_id)


def check_apart(wanted: Role, held: Iterable[Role], apart: Iterable[tuple[Role, ...]]) -> None:
    """Who has one of the roles of a set gets no other one of it, at no place.

    GB/T 22239-2019 (level 3) has system, security and audit administration apart; 企业内部控制基本规范, 29,
    incompatible posts, such as who approves money and who pays it. Raises RolesApart.
    """
    known = tuple(held)
    for one in (found for roles in apart if wanted in roles for found in roles if found != wanted):
        if one in known:
            raise RolesApart(wanted, one)


def grant(
    grant_id: str, person_id: str, role: Role, at: OrgPath, by: Principal
) -> tuple[RoleGrant, list[Event]]:
    """A person gets a role at a place. Raises CannotGrant."""
    check_may_grant(by, role, at)
    return first_grant(grant_id, person_id, role, at)


def first_grant(grant_id: str, person_id: str, role: Role, at: OrgPath) -> tuple[RoleGrant, list[Event]]:
    """The first role of a tenant, which nobody there can grant yet."""
    given = RoleGrant(grant_id, person_id, role, at, at.ancestors())
    return given, [RoleGranted(given.id, person_id, role, at)]


def end(given: RoleGrant) -> list[Event]:
    """The office that it went with is over."""
    return [RoleRevoked(given.id, given.person_id, given.role, given.path)]


def revoke(given: RoleGrant, by: Principal) -> list[Event]:
    """Who could grant the role may take it back. Raises CannotGrant."""
    check_may_grant(by, given.role, given.path)
    return end(given)
