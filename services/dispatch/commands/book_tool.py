# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book a tool for some days (预约), or wait for them where somebody has one of them."""

from services.chassis.http import Day, Input
from services.dispatch.domain import loans, sharing_access, tools
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.loans import Loan
from services.dispatch.domain.tools import Days
from services.dispatch.policies.sharing import SharingPolicy
from services.dispatch.store import Tx


class BookTool(Input):
    """Both days belong to it; `wait`: stand in line if one of them is taken."""

    first: Day
    last: Day
    wait: bool = False


def handle(tx: Tx, tool_id: str, cmd: BookTool) -> Loan:
    """Raises NotFound, Forbidden, DaysNotAhead, TooManyDays and what `loans.book` does."""
    tool, me, days = tx.tool_room.get(tool_id), tx.by.subject, Days(cmd.first, cmd.last)
    sharing_access.check_at_home(tx.by, Permission.TOOLS_BORROW, tool.place_path)
    bounds = tx.policy(SharingPolicy, tool.place_path).tools
    tools.check_days(tool, days, tx.today(tool), bounds.days_ahead)
    before = next((one for one in tx.open_loans(tool.id) if one.person_id == me), None)
    tool, one, events = loans.book(tool, before, tx.new_id(), me, days, bounds, wait=cmd.wait, now=tx.now)
    tx.tool_room.save(tool)
    return tx.save_loan(one, events)
