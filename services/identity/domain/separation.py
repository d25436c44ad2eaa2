# SPDX-License-Identifier: AGPL-3.0-or-later
"""System, security and audit administration by three persons (三员分立, GB/T 22239-2019, 8.1.5)."""

from collections.abc import Collection, Iterable, Mapping

from services.chassis.values import OrgPath, Role
from services.identity.domain.clients import Client
from services.identity.domain.roles import ADMINISTRATION_APART, ADMINISTRATORS, FOR_CLIENTS, RoleGrant
from services.identity.domain.separation_errors import (
    AdministratorOfTwo,
    AdministratorsLacking,
    ClientHoldsMore,
    LastAdministrator,
)

Held = Mapping[str, Collection[tuple[Role, OrgPath]]]
"""Persons, and all the roles that each has, at whatever place."""


def check_persons(held: Held, root: OrgPath, able: Collection[str]) -> None:
    """Each role is somebody's for the whole district who can log in, and nobody has two that are apart.

    `able`: who of them can log in. Raises AdministratorOfTwo, AdministratorsLacking.
    """
    for person_id, own in held.items():
        known = {role for role, _ in own}
        two = next((found for roles in ADMINISTRATION_APART if len(found := known & {*roles}) > 1), None)
        if two:
            raise AdministratorOfTwo(person_id, tuple(sorted(two)))
    there = {role for person_id in able for role, at in held[person_id] if at == root}
    if lacking := tuple(role for role in ADMINISTRATORS if role not in there):
        raise AdministratorsLacking(lacking)


def check_client(client: Client) -> None:
    """Raises ClientHoldsMore."""
    more = [given.role for given in client.roles if given.role not in FOR_CLIENTS]
    if client.active and more:
        raise ClientHoldsMore(client.id, more[0])


def check_not_last(given: RoleGrant, root: OrgPath, held: Iterable[RoleGrant]) -> None:
    """Somebody else has the role for the whole district. Raises LastAdministrator."""
    if given.path == root and not any(one.id != given.id and one.path == root for one in held):
        raise LastAdministrator(given.role)
