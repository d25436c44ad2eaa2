# SPDX-License-Identifier: AGPL-3.0-or-later
"""Roles granted to persons at places of the tree, who may grant which, and who is in whose care."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from services.chassis.values import Event, OrgPath, Principal, Role
from services.identity.domain.errors import CannotGrant, Outranked, OwnGrant, RolesApart
from services.identity.domain.events import RoleGranted, RoleRevoked

_OF_DISTRICT = frozenset(Role) - {Role.PLATFORM_OPERATOR, Role.SYSTEM_ADMIN}

GRANTS: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset({Role.PLATFORM_OPERATOR}),
        Role.DISTRICT_ADMIN: _OF_DISTRICT,
        Role.SECURITY_ADMIN: _OF_DISTRICT,
    }
)
"""Which roles a role's holder may give and take back, where the own role is held and everywhere below.

A role is given only by one that holds in every service what it holds, so nobody rises by giving; but a
security administrator gives what is not theirs, to others alone.
"""
ADMINISTRATORS = (Role.DISTRICT_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
"""Three persons where a district has them apart; two of these are no one's."""
ADMINISTRATION_APART = (
    ADMINISTRATORS,
    *((Role.AUDIT_ADMIN, one) for one in sorted(_OF_DISTRICT - {*ADMINISTRATORS, Role.RESIDENT})),
)
"""Sets of roles of which nobody has two then: who audits what is done here does none of it."""
_IN_CARE: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset({Role.PLATFORM_OPERATOR}),
        Role.DISTRICT_ADMIN: _OF_DISTRICT,
        Role.SYSTEM_ADMIN: _OF_DISTRICT - {*ADMINISTRATORS},
    }
)
"""Whose records and passwords are in a role's care: theirs who hold nothing that it does not."""
FOR_CLIENTS = frozenset({Role.INTEGRATOR})
"""What a security administrator gives to a client, whose secret they see."""


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """A person's role at a place; `path` is a place's, a grid's or a party organisation's."""

    id: str
    person_id: str
    role: Role
    path: OrgPath
    within: tuple[OrgPath, ...]


def issued(role: Role, *, separated: bool) -> Role:
    """As what a token names a role."""
    return Role.SYSTEM_ADMIN if separated and role is Role.DISTRICT_ADMIN else role


def may_grant(by: Principal, role: Role, at: OrgPath) -> bool:
    return any(role in GRANTS.get(own, ()) for own in by.roles_at(at))


def check_may_grant(by: Principal, role: Role, at: OrgPath) -> None:
    """Raises CannotGrant unless one of the actor's roles there or above may give this role."""
    if not may_grant(by, role, at):
        raise CannotGrant(role, at)


def may_take(by: Principal, role: Role, at: OrgPath) -> bool:
    """Whether they may give it to themselves: by a role alone that has all of it already."""
    own = by.roles_at(at) - {Role.SECURITY_ADMIN}
    return any(role in GRANTS.get(one, ()) for one in own)


def check_another(by: Principal, person_id: str, role: Role, at: OrgPath) -> None:
    """Raises OwnGrant where a security administrator gives to themselves."""
    if person_id == by.subject and not may_take(by, role, at):
        raise OwnGrant(role)


def check_by_office(by: Principal, person_id: str, role: Role, at: OrgPath) -> None:
    """Who gives an office gives its roles; no office makes an administrator. Raises CannotGrant, OwnGrant."""
    check_may_grant(by, role, at)
    if role in ADMINISTRATORS:
        raise CannotGrant(role, at)
    check_another(by, person_id, role, at)


def check_client(by: Principal, role: Role, at: OrgPath) -> None:
    """A client is nobody who administers security or audit.

    Raises CannotGrant, also of more than `FOR_CLIENTS` by a security administrator.
    """
    check_may_grant(by, role, at)
    for_nobody = role in ADMINISTRATORS and role is not Role.DISTRICT_ADMIN
    if for_nobody or (role not in FOR_CLIENTS and not may_take(by, role, at)):
        raise CannotGrant(role, at)


def check_not_outranked(by: Principal, person_id: str, held: Iterable[tuple[Role, OrgPath]]) -> None:
    """Nobody acts on a person or an account that holds, anywhere, what the actor does not.

    Whoever resets a password can log in with it, so an administrator's reach ends where another's begins.
    Raises Outranked unless the actor has each of the roles there, or one that has them in its care.
    """
    _check_each(_in_care, by, person_id, held)


def check_may_take_back(by: Principal, person_id: str, held: Iterable[tuple[Role, OrgPath]]) -> None:
    """Raises Outranked unless the actor may give, or has in their care, each of the roles there."""
    _check_each(lambda *one: may_grant(*one) or _in_care(*one), by, person_id, held)


def check_secures(by: Principal, person_id: str, held: Iterable[tuple[Role, OrgPath]]) -> None:
    """Second factors and linked log-ins are a security administrator's care, but not other administrators'.

    Raises Outranked.
    """
    _check_each(_secures, by, person_id, held)


def _check_each(
    reaches: Callable[[Principal, Role, OrgPath], bool],
    by: Principal,
    person_id: str,
    held: Iterable[tuple[Role, OrgPath]],
) -> None:
    if not all(reaches(by, role, at) for role, at in held):
        raise Outranked(person_id)


def _in_care(by: Principal, role: Role, at: OrgPath) -> bool:
    own = by.roles_at(at)
    same = role in own or (role is Role.DISTRICT_ADMIN and Role.SYSTEM_ADMIN in own)
    return same or any(role in _IN_CARE.get(one, ()) for one in own)


def _secures(by: Principal, role: Role, at: OrgPath) -> bool:
    ordinary = role in _OF_DISTRICT - {*ADMINISTRATORS}
    return (ordinary and Role.SECURITY_ADMIN in by.roles_at(at)) or _in_care(by, role, at)


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
    """A person gets a role at a place. Raises CannotGrant, OwnGrant."""
    check_may_grant(by, role, at)
    check_another(by, person_id, role, at)
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
