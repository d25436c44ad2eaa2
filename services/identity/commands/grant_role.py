# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grant a person a role at a place, a grid or a party organisation."""

from services.chassis.http import Id, Input
from services.chassis.values import OrgPath, Role
from services.identity.commands import MOST_ROLES
from services.identity.domain import roles
from services.identity.domain.authority import Permission
from services.identity.domain.errors import TooManyRoles
from services.identity.domain.roles import RoleGrant
from services.identity.policies import SeparationPolicy
from services.identity.store import Tx


class GrantRole(Input):
    """The role holds at the path and everywhere below."""

    person_id: Id
    role: Role
    path: OrgPath


def handle(tx: Tx, cmd: GrantRole) -> RoleGrant:
    """Raises NotFound, Forbidden, CannotGrant, OwnGrant, Duplicate, TooManyRoles, RolesApart."""
    tx.require(Permission.ROLES_GRANT, cmd.path)
    person = tx.alone_with(cmd.person_id)
    tx.require_path(cmd.path)
    held = tx.roles_of(person.id)
    if len(held) >= MOST_ROLES:
        raise TooManyRoles(person.id, MOST_ROLES)
    roles.check_apart(cmd.role, (role for role, _ in held), tx.policy(SeparationPolicy).sets)
    if cmd.role in roles.ADMINISTRATORS:
        tx.alone_with_administration()
    grant, events = roles.grant(tx.new_id(), person.id, cmd.role, cmd.path, tx.by)
    tx.role_grants.add(grant, *events)
    return grant
