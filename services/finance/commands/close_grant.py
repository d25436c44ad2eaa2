# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close a grant: whoever gave it is content with what was done with it."""

from services.finance.domain import grants
from services.finance.domain.authority import Permission
from services.finance.domain.grants import Grant
from services.finance.store import Tx


def handle(tx: Tx, grant_id: str) -> Grant:
    grant = tx.grants.get(grant_id)
    tx.require(Permission.GRANTS_DECIDE, grant.place)
    grant, events = grants.close(grant, tx.by.subject)
    tx.grants.save(grant, *events)
    return grant
