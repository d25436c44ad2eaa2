# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a tool out of the tool room for good; who booked it or waits for it is told."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import loans, tools
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.tools import Tool
from services.dispatch.store import Tx

REASON = "tool_withdrawn"


class WithdrawTool(Input):
    reason: Annotated[Lines, Field(min_length=1, max_length=500)]


def handle(tx: Tx, tool_id: str, cmd: WithdrawTool) -> Tool:
    """Raises NotFound, Forbidden, WrongToolState, ToolLentOut."""
    tool = tx.tool_room.get(tool_id)
    tx.require(Permission.TOOLS_KEEP, tool.place_path)
    awaited = tx.open_loans(tool.id)
    tool, events = tools.withdraw(tool, cmd.reason, [one.person_id for one in awaited])
    for one in awaited:
        ended = loans.end(one, REASON, tx.now)
        tx.save_loan(ended, [loans.ended(ended)])
    tx.tool_room.save(tool, *events)
    return tool
