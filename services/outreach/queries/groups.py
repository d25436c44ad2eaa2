# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is read of groups."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import OrgPath
from services.outreach.domain.authority import Permission
from services.outreach.domain.groups import Group
from services.outreach.store import Tx


class ListGroups(Paged):
    """Those of a place and below."""

    place: OrgPath


def list_groups(tx: Tx, query: ListGroups) -> Page[Group]:
    """The groups into which a robot writes."""
    tx.require(Permission.GROUPS_WRITE, query.place)
    where = {"within": query.place, "active": True}
    return tx.groups.page(where, after=query.after, limit=query.limit)
