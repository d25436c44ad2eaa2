# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a role back."""

from services.identity.commands import revoke_tokens
from services.identity.domain import roles
from services.identity.domain.authority import Permission
from services.identity.store import Tx


def handle(tx: Tx, grant_id: str) -> None:
    """Raises NotFound, Forbidden, Outranked, CannotGrant."""
    grant = tx.role_grants.get(grant_id)
    tx.require(Permission.ROLES_GRANT, grant.path)
    roles.check_not_outranked(tx.by, grant.person_id, tx.roles_of(grant.person_id))
    tx.role_grants.remove(grant, *roles.revoke(grant, tx.by))
    revoke_tokens.handle(tx, grant.person_id)
