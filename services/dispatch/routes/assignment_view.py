# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of each order that was to be assigned together with others."""

from typing import Literal

from services.chassis.http import View
from services.dispatch.commands.assign_orders import Assignment
from services.dispatch.store import Tx


class AssignmentView(View):
    """`code` is the refusal's, empty for an assigned order."""

    order_id: str
    result: Literal["assigned", "refused"]
    code: str


def to_assignment(_: Tx, found: Assignment) -> AssignmentView:
    code = found.refusal.code if found.refusal else ""
    return AssignmentView(order_id=found.order_id, result="refused" if code else "assigned", code=code)
