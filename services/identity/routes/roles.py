# SPDX-License-Identifier: AGPL-3.0-or-later
"""Roles: the catalogue, and who has which role where."""

from services.chassis.http import AUTHENTICATED, PageView, Resource, View
from services.chassis.values import OrgPath, Role
from services.identity import queries
from services.identity.commands import grant_role as grant_role_command
from services.identity.commands import revoke_role as revoke_role_command
from services.identity.commands.grant_role import GrantRole
from services.identity.domain.authority import Permission
from services.identity.domain.roles import GRANTS, RoleGrant
from services.identity.queries import OfPerson
from services.identity.store import Tx

roles = Resource("roles", "/identity/v1/roles")


class RoleView(View):
    """A role of the catalogue, and the roles that its holder may give."""

    role: Role
    grants: list[Role]


class CatalogueView(View):
    """Every role."""

    items: list[RoleView]


class RoleGrantView(View):
    """A person's role at a place and everywhere below."""

    id: str
    person_id: str
    role: Role
    path: OrgPath

    @classmethod
    def of(cls, grant: RoleGrant) -> "RoleGrantView":
        return cls(id=grant.id, person_id=grant.person_id, role=grant.role, path=grant.path)


@roles.get("", requires=AUTHENTICATED)
def list_roles(tx: Tx) -> CatalogueView:
    """Every role, and which others it may give (角色目录)."""
    return CatalogueView(items=[RoleView(role=role, grants=sorted(GRANTS.get(role, ()))) for role in Role])


@roles.post("/grants", requires=Permission.ROLES_GRANT, status=201)
def grant_role(tx: Tx, body: GrantRole) -> RoleGrantView:
    """Grant a person a role at a place (授予角色)."""
    return RoleGrantView.of(grant_role_command.handle(tx, body))


@roles.get("/grants", requires=AUTHENTICATED)
def list_role_grants(tx: Tx, query: OfPerson) -> PageView[RoleGrantView]:
    """Who has which role at and below a place, or one person's roles (授权列表)."""
    return PageView[RoleGrantView].of(queries.role_grants(tx, query), RoleGrantView.of)


@roles.delete("/grants/<id:grant_id>", requires=Permission.ROLES_GRANT)
def revoke_role(tx: Tx, grant_id: str) -> None:
    """Take a role back (收回角色)."""
    revoke_role_command.handle(tx, grant_id)
