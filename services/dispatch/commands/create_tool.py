# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put a tool into the tool room (共享工具房) of a place."""

from typing import Annotated, Literal

from pydantic import Field

from services.chassis.http import Input, Line, Lines, Name
from services.chassis.values import Money, OrgPath
from services.dispatch.domain import tools
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.tools import Tool, ToolOffer
from services.dispatch.store import Tx

MOST_DEPOSIT = 10_000_00


class DepositIs(Input):
    fen: int = Field(ge=0, le=MOST_DEPOSIT)
    currency: Literal["CNY"] = "CNY"


class ToolIs(Input):
    """What is said of a tool; `code` is on its label, `most_days`: for so many at a time it is lent."""

    code: Annotated[Line, Field(min_length=1, max_length=40)]
    name: Name
    description: Annotated[Lines, Field(max_length=1000)] = ""
    deposit: DepositIs | None = None
    most_days: int = Field(7, ge=1, le=30)

    def value(self) -> ToolOffer:
        deposit = Money(self.deposit.fen, self.deposit.currency) if self.deposit else Money(0)
        return ToolOffer(self.code, self.name, self.description, deposit, self.most_days)


class CreateTool(ToolIs):
    place_path: OrgPath


def handle(tx: Tx, cmd: CreateTool) -> Tool:
    """Raises Forbidden, UnknownPlace, ToolCodeTaken."""
    tx.require(Permission.TOOLS_KEEP, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    tx.check_code(cmd.place_path, cmd.code)
    within = tuple(map(str, cmd.place_path.ancestors()))
    tool = Tool(id=tx.new_id(), place_path=cmd.place_path, within=within, offer=cmd.value())
    tx.tool_room.add(tool, tools.told(tool))
    return tool
