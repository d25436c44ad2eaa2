# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tool room (共享工具房): tools, and who borrows them."""

from collections.abc import Sequence
from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import Money
from services.dispatch.commands import (
    book_tool,
    cancel_loan,
    create_tool,
    lend_tool,
    restore_tool,
    revise_tool,
    take_back_tool,
    withdraw_tool,
)
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.loans import Loan
from services.dispatch.domain.tool_kinds import LoanState
from services.dispatch.domain.tools import Tool
from services.dispatch.queries.assignees import person_names
from services.dispatch.queries.tools import list_loans, list_tools, show_loan, show_tool
from services.dispatch.store import Tx


class DepositView(View):
    fen: int
    currency: str


class BookedView(View):
    """Days on which somebody has it; nobody is told who."""

    first: date
    last: date


class ToolView(View):
    """`out`: somebody has it now; `reason`: why it is out of use, for who keeps the tool room."""

    id: str
    version: int
    place_path: str
    code: str
    name: str
    description: str
    deposit: DepositView
    most_days: int
    state: str
    booked: list[BookedView]
    waiting: int
    out: bool
    reason: str


class LoanView(View):
    """`ahead`: how many stand in line in front, for who waits."""

    id: str
    version: int
    tool_id: str
    code: str
    name: str
    person_id: str
    person_name: str
    place_path: str
    first: date
    last: date
    at: datetime
    state: str
    deposit: DepositView
    deposit_state: str
    lent_at: datetime | None
    ended_at: datetime | None
    reason: str
    ahead: int | None


def to_tool(tx: Tx, tool: Tool) -> ToolView:
    keeps = tx.by.may(Permission.TOOLS_KEEP, tool.place_path)
    return ToolView(
        id=tool.id,
        version=tx.tool_room.version(tool),
        place_path=tool.place_path,
        **vars(tool.offer) | {"deposit": _deposit(tool.offer.deposit)},
        state=tool.state,
        booked=[BookedView(**vars(one.days)) for one in tool.booked],
        waiting=tool.waiting,
        out=bool(tool.out),
        reason=tool.reason if keeps else "",
    )


def to_loans(tx: Tx, found: Sequence[Loan]) -> list[LoanView]:
    names = person_names(tx, (one.person_id for one in found))
    return [_loan(tx, one, names.get(one.person_id, "")) for one in found]


def _loan(tx: Tx, one: Loan, person_name: str) -> LoanView:
    ahead = None
    if one.state is LoanState.WAITING and one.person_id == tx.by.subject:
        line = [other for other in tx.open_loans(one.tool_id) if other.state is LoanState.WAITING]
        ahead = sum(other.number < one.number for other in line)
    return LoanView(
        id=one.id,
        version=tx.loans.version(one),
        tool_id=one.tool_id,
        code=one.code,
        name=one.name,
        person_id=one.person_id,
        person_name=person_name,
        place_path=one.place_path,
        **vars(one.days),
        at=one.at,
        state=one.state,
        deposit=_deposit(one.deposit),
        deposit_state=one.deposit_state,
        lent_at=one.lent_at,
        ended_at=one.ended_at,
        reason=one.reason,
        ahead=ahead,
    )


def _deposit(amount: Money) -> DepositView:
    return DepositView(fen=amount.fen, currency=amount.currency)


tools = Resource(
    "tools", "/dispatch/v1/tools", of=Tx.tool_room, shows=to_tool, requires=Permission.TOOLS_KEEP
)
loans = Resource("loans", "/dispatch/v1/loans", of=Tx.loans, shows=to_loans, requires=Permission.TOOLS_KEEP)

tools.create(create_tool)
tools.list(list_tools, requires=AUTHENTICATED)
tools.show(show_tool, requires=AUTHENTICATED)
tools.replace(revise_tool)
tools.act("restore", restore_tool)
tools.act("withdraw", withdraw_tool)
tools.act("book", book_tool, shows=to_loans, requires=Permission.TOOLS_BORROW)
loans.list(list_loans, requires=AUTHENTICATED)
loans.show(show_loan, requires=AUTHENTICATED)
loans.act("cancel", cancel_loan, requires=AUTHENTICATED)
loans.act("lend", lend_tool)
loans.act("take_back", take_back_tool)
