# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tool room: what there is, and who borrows it."""

from services.chassis.store import Page
from services.dispatch.domain import sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.loans import Loan
from services.dispatch.domain.tool_kinds import LoanState, ToolState
from services.dispatch.domain.tools import Tool
from services.dispatch.queries.sharing import OfPerson, OfPlace, taken, where_it_is
from services.dispatch.store import Tx

_USES, _KEEPS = Permission.TOOLS_BORROW, Permission.TOOLS_KEEP


class ToolsAt(OfPlace):
    """Of the tool rooms at a `place` and below, or without one where the caller lives."""

    state: ToolState = ToolState.OFFERED


class LoansOf(OfPerson):
    """At a `place` and below, or `mine`."""

    state: LoanState | None = None


def list_tools(tx: Tx, query: ToolsAt) -> Page[Tool]:
    """The tools that there are. Raises Forbidden."""
    where = where_it_is(tx, query, _USES, _KEEPS) | {"state": query.state}
    return tx.tool_room.page(where, after=query.after, limit=query.limit)


def show_tool(tx: Tx, tool_id: str) -> Tool:
    """One tool. Raises NotFound, Forbidden."""
    tool = tx.tool_room.get(tool_id)
    sharing_access.check_reads(tx.by, _USES, _KEEPS, tool.place_path)
    return tool


def list_loans(tx: Tx, query: LoansOf) -> Page[Loan]:
    """Who borrows what, the latest first. Raises Forbidden, Invalid."""
    return taken(tx, tx.loans, query, query.state, _KEEPS, "-at")


def show_loan(tx: Tx, loan_id: str) -> Loan:
    """One loan. Raises NotFound also for somebody else's."""
    one = tx.loans.get(loan_id)
    sharing_access.check_loan_seen(tx.by, one)
    return one
