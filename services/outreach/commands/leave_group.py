# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write nothing into a group any more; its robot's address is forgotten."""

from services.outreach.domain import groups
from services.outreach.domain.authority import Permission
from services.outreach.domain.groups import Group
from services.outreach.store import Tx


def handle(tx: Tx, group_id: str) -> Group:
    """Raises NotFound, Forbidden, GroupGone."""
    group = tx.groups.get(group_id)
    tx.require(Permission.GROUPS_WRITE, group.place)
    group, events = groups.leave(group)
    tx.groups.save(group, *events)
    return group
