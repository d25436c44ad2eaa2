# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say something else of a tool: its label, name, deposit, how long it is lent."""

from services.dispatch.commands.create_tool import ToolIs
from services.dispatch.domain import tools
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.tools import Tool
from services.dispatch.store import Tx


class ReviseTool(ToolIs):
    pass


def handle(tx: Tx, tool_id: str, cmd: ReviseTool) -> Tool:
    """Raises NotFound, Forbidden, WrongToolState, ToolCodeTaken."""
    tool = tx.tool_room.get(tool_id)
    tx.require(Permission.TOOLS_KEEP, tool.place_path)
    tx.check_code(tool.place_path, cmd.code, tool.id)
    revised, events = tools.revise(tool, cmd.value())
    tx.tool_room.save(revised, *events)
    return revised
