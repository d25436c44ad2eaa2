# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who can be made responsible for an order at a place."""

from services.chassis.http import Resource, View
from services.dispatch.domain.authority import Permission
from services.dispatch.queries.assignees import list_assignees

assignees = Resource("assignees", "/dispatch/v1/assignees")


class AssigneeView(View):
    """`open_orders` counts up to 100."""

    id: str
    kind: str
    name: str
    roles: list[str]
    open_orders: int


assignees.list(list_assignees, shows=AssigneeView, requires=Permission.ASSIGNEES_READ)
