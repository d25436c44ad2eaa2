# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tool room: what there is, and who borrows it."""

from typing import Any

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.loans import Loan
from services.dispatch.domain.tool_kinds import LoanState, ToolState
from services.dispatch.domain.tools import Tool
from services.dispatch.store import Tx

_USES, _KEEPS = Permission.TOOLS_BORROW, Permission.TOOLS_KEEP


class ToolsAt(Paged):
    """Of the tool rooms at a `place` and below, or without one where the caller lives."""

    place: OrgPath | None = None
    state: ToolState = ToolState.OFFERED


class LoansOf(Paged):
    """At a `place` and below, or `mine`."""

    place: OrgPath | None = None
    mine: bool = False
    state: LoanState | None = None


def list_tools(tx: Tx, query: ToolsAt) -> Page[Tool]:
    """The tools that there are. Raises Forbidden."""
    where: dict[str, Any] = {"place_path": {"$in": sharing_access.around_home(tx.by, _USES)}}
    if query.place is not None:
        sharing_access.check_reads(tx.by, _USES, _KEEPS, query.place)
        where = {"within": query.place}
    return tx.tool_room.page(where | {"state": query.state}, after=query.after, limit=query.limit)


def show_tool(tx: Tx, tool_id: str) -> Tool:
    """One tool. Raises NotFound, Forbidden."""
    tool = tx.tool_room.get(tool_id)
    sharing_access.check_reads(tx.by, _USES, _KEEPS, tool.place_path)
    return tool


def list_loans(tx: Tx, query: LoansOf) -> Page[Loan]:
    """Who borrows what, the latest first. Raises Forbidden, Invalid."""
    if query.mine == (query.place is not None):
        raise Invalid("place", "either it or `mine` is needed")
    state = {"state": query.state} if query.state else {}
    if query.place:
        tx.require(_KEEPS, query.place)
        where = {"within": query.place, **state}
        return tx.loans.page(where, sort="-at", after=query.after, limit=query.limit)
    return tx.loans.page(
        {"person_id": tx.by.subject},
        sort="-at",
        after=query.after,
        limit=query.limit,
        keep=lambda one: query.state in (None, one.state),
    )


def show_loan(tx: Tx, loan_id: str) -> Loan:
    """One loan. Raises NotFound also for somebody else's."""
    one = tx.loans.get(loan_id)
    sharing_access.check_loan_seen(tx.by, one)
    return one
