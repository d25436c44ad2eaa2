# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of the tool room: tools with the days that are booked, and who borrows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from services.chassis.calendar_policy import calendar_at, local_date_at
from services.chassis.store import Collection, Index
from services.chassis.values import Event
from services.dispatch.domain import loans, tools
from services.dispatch.domain.loans import OPEN, WATCHED, Loan
from services.dispatch.domain.tool_errors import ToolCodeTaken
from services.dispatch.domain.tool_kinds import LoanState, ToolState
from services.dispatch.domain.tools import UTMOST_BOOKED, UTMOST_WAITING, Tool
from services.dispatch.store.activities import ActivitiesUnit

LOAN = "loan.watch"
"""The timer of a loan: the end of its last day."""


class ToolRoomUnit(ActivitiesUnit):
    """The part of dispatch's `Tx` that is about the tool room."""

    tool_room = Collection(
        Tool,
        "tool_room",
        indexes=(
            Index("within", "state", "_id"),
            Index("place_path", "state", "_id"),
            Index("place_path", "offer.code", unique=True),
        ),
    )
    loans = Collection(
        Loan,
        "loans",
        orderings=("at",),
        crowded=True,
        indexes=(
            Index("person_id", "by_at"),
            Index("within", "state", "by_at"),
            Index("within", "by_at"),
            Index("tool_id", "state"),
        ),
    )

    def today(self, tool: Tool) -> date:
        return local_date_at(self, tool.place_path, self.now)

    def check_code(self, place: str, code: str, tool_id: str = "") -> None:
        """Raises ToolCodeTaken for a label that another tool of the place has."""
        found = self.tool_room.first({"place_path": place, "offer.code": code})
        if found and found.id != tool_id:
            raise ToolCodeTaken(code)

    def open_loans(self, tool_id: str) -> list[Loan]:
        """Who booked a tool, waits for it or has it, in the order of asking."""
        where = {"tool_id": tool_id, "state": {"$in": sorted(OPEN)}}
        found = self.loans.list(where, limit=UTMOST_BOOKED + UTMOST_WAITING)
        return sorted(found, key=lambda one: one.number)

    def save_loan(self, one: Loan, events: Sequence[Event]) -> Loan:
        """Keep a loan, new or changed, and when its last day is over."""
        self.loans.put(one, *events)
        if one.state in WATCHED:
            end = calendar_at(self, one.place_path).end_of_period(one.days.last)
            self.timers.set(LOAN, one.id, end)
        else:
            self.timers.cancel(LOAN, one.id)
        return one

    def fill_line(self, tool: Tool) -> Tool:
        """Give days that are free to who waits for them, the first who asked first."""
        if not tool.waiting or tool.state is not ToolState.OFFERED:
            return tool
        for one in self.open_loans(tool.id):
            if one.state is LoanState.WAITING and tools.taken(tool, one.days) is None:
                tool, given, events = loans.promote(tool, one)
                self.save_loan(given, events)
        return tool
