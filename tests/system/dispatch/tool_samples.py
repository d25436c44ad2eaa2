# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tools and loans that tests begin with; the bench stands at the second of March."""

from datetime import date
from typing import Any

from services.chassis.values import Principal
from services.dispatch.commands import book_tool, cancel_loan, create_tool, lend_tool, take_back_tool
from services.dispatch.commands.book_tool import BookTool
from services.dispatch.commands.cancel_loan import CancelLoan
from services.dispatch.commands.create_tool import CreateTool
from services.dispatch.commands.take_back_tool import TakeBackTool
from services.dispatch.domain.loans import Loan
from services.dispatch.domain.tools import Tool
from tests.system.dispatch.district import DESK, NEIGHBOURHOOD, RESIDENT, Bench

DRILL: dict[str, Any] = {
    "code": "T-01",
    "name": "电钻",
    "deposit": {"fen": 50_00},
    "most_days": 3,
    "place_path": NEIGHBOURHOOD,
}


def march(day: int) -> date:
    return date(2015, 3, day)


def stored(bench: Bench, by: Principal = DESK, **changed: Any) -> Tool:
    """A tool in the tool room."""
    cmd = CreateTool(**DRILL | changed)
    return bench.act(by, lambda tx: create_tool.handle(tx, cmd))


def booked(
    bench: Bench, tool: Tool, by: Principal = RESIDENT, days: tuple[int, int] = (2, 4), *, wait: bool = False
) -> Loan:
    cmd = BookTool(first=march(days[0]), last=march(days[1]), wait=wait)
    return bench.act(by, lambda tx: book_tool.handle(tx, tool.id, cmd))


def lent(bench: Bench, one: Loan, by: Principal = DESK) -> Loan:
    return bench.act(by, lambda tx: lend_tool.handle(tx, one.id))


def back(bench: Bench, one: Loan, by: Principal = DESK, **said: Any) -> Loan:
    cmd = TakeBackTool(**said)
    return bench.act(by, lambda tx: take_back_tool.handle(tx, one.id, cmd))


def given_up(bench: Bench, one: Loan, by: Principal = RESIDENT) -> Loan:
    return bench.act(by, lambda tx: cancel_loan.handle(tx, one.id, CancelLoan()))


def the_tool(bench: Bench, tool: Tool) -> Tool:
    return bench.read().tool_room.get(tool.id)


def the_loan(bench: Bench, one: Loan) -> Loan:
    return bench.read().loans.get(one.id)


def told_of(bench: Bench, noun: str, item_id: str) -> list[str]:
    return [event.name for event in bench.read().history(noun, item_id, limit=100).items]
