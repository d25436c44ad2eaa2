# SPDX-License-Identifier: AGPL-3.0-or-later
"""Roles: the catalogue, and who has which role where."""

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath, Role
from services.identity import queries
from services.identity.commands import grant_role, revoke_role
from services.identity.domain.authority import Permission
from services.identity.domain.roles import GRANTS
from services.identity.store import Tx


class RoleView(View):
    """A role of the catalogue, and the roles that its holder may give."""

    role: Role
    grants: list[Role]


class RoleGrantView(View):
    """A person's role at a place and everywhere below."""

    id: str
    person_id: str
    role: Role
    path: OrgPath


def list_roles(_: Tx) -> list[RoleView]:
    """Every role, and which others it may give (角色目录)."""
    return [RoleView(role=role, grants=sorted(GRANTS.get(role, ()))) for role in Role]


roles = Resource("roles", "/identity/v1/roles", requires=AUTHENTICATED)
grants = Resource("roles", "/identity/v1/roles/grants", of=Tx.role_grants, shows=RoleGrantView)

roles.list(list_roles)
grants.create(grant_role, requires=Permission.ROLES_GRANT, asks=Group.ROLES)
grants.list(queries.list_role_grants, requires=AUTHENTICATED)
grants.remove(revoke_role, "/<id:grant_id>", requires=Permission.ROLES_GRANT, asks=Group.ROLES)
