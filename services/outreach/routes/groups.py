# SPDX-License-Identifier: AGPL-3.0-or-later
"""Groups of a place's people, in which a robot tells what everybody there is told."""

from datetime import datetime

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.outreach.commands import join_group, leave_group
from services.outreach.domain.authority import Permission
from services.outreach.domain.groups import Group
from services.outreach.queries import groups as queries
from services.outreach.store import Tx


class GroupView(View):
    """The robot's address is never shown: whoever knows it may write there."""

    id: str
    name: str
    place: OrgPath
    matters: list[str]
    language: str
    joined_by: str
    joined_at: datetime
    active: bool


def to_group(_: Tx, group: Group) -> GroupView:
    return GroupView.model_validate(vars(group), from_attributes=True)


groups = Resource(
    "groups", "/outreach/v1/groups", of=Tx.groups, shows=to_group, requires=Permission.GROUPS_WRITE
)
groups.create(join_group)
groups.list(queries.list_groups)
groups.act("leave", leave_group)
