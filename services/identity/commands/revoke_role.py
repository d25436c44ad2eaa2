# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a role back."""

from services.identity.commands import revoke_tokens
from services.identity.domain import roles, separation
from services.identity.domain.authority import Permission
from services.identity.domain.roles import RoleGrant
from services.identity.policies import SeparationPolicy
from services.identity.store import Tx


def handle(tx: Tx, grant_id: str) -> None:
    """Raises NotFound, Forbidden, Outranked, CannotGrant, LastAdministrator."""
    grant = tx.role_grants.get(grant_id)
    tx.require(Permission.ROLES_GRANT, grant.path)
    _check_administration(tx, grant)
    roles.check_may_take_back(tx.by, grant.person_id, tx.roles_of(grant.person_id))
    tx.role_grants.remove(grant, *roles.revoke(grant, tx.by))
    revoke_tokens.handle(tx, grant.person_id)


def _check_administration(tx: Tx, grant: RoleGrant) -> None:
    """Raises LastAdministrator while administrators are apart."""
    if grant.role in roles.ADMINISTRATORS and tx.policy(SeparationPolicy).administrators:
        tx.alone_with_administration()
        separation.check_not_last(grant, tx.root, tx.holders_of(grant.role))
