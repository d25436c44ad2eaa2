# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who can be made responsible for an order at a place."""

from services.chassis.http import Input, Resource, View
from services.chassis.values import OrgPath
from services.dispatch import queries
from services.dispatch.domain.authority import Permission
from services.dispatch.store import Tx

assignees = Resource("assignees", "/dispatch/v1/assignees")


class PlaceQuery(Input):
    place: OrgPath


class AssigneeView(View):
    """`open_orders` counts up to 100."""

    id: str
    kind: str
    name: str
    roles: list[str]
    open_orders: int


class AssigneesView(View):
    items: list[AssigneeView]


@assignees.get("", requires=Permission.ASSIGNEES_READ)
def list_assignees(tx: Tx, query: PlaceQuery) -> AssigneesView:
    """Persons and companies that handle orders at a place, the least loaded first."""
    found = queries.candidates(tx, query.place)
    return AssigneesView(items=[AssigneeView(**{**vars(one), "roles": list(one.roles)}) for one in found])
