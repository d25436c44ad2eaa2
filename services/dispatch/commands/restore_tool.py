# SPDX-License-Identifier: AGPL-3.0-or-later
"""A tool was repaired, or found again: it can be borrowed, and who waits for free days gets them."""

from services.dispatch.domain import tools
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.tools import Tool
from services.dispatch.store import Tx


def handle(tx: Tx, tool_id: str) -> Tool:
    """Raises NotFound, Forbidden, WrongToolState."""
    tool = tx.tool_room.get(tool_id)
    tx.require(Permission.TOOLS_KEEP, tool.place_path)
    tool, events = tools.restore(tool)
    tool = tx.fill_line(tool)
    tx.tool_room.save(tool, *events)
    return tool
