# SPDX-License-Identifier: AGPL-3.0-or-later
"""The last day of a loan is over: what is lent is overdue, what was not fetched is nobody's again."""

from services.dispatch.domain import loans
from services.dispatch.domain.loans import WATCHED
from services.dispatch.domain.tool_kinds import LoanState
from services.dispatch.store import Tx

REASON = "not_collected"


def handle(tx: Tx, loan_id: str) -> None:
    one = tx.loans.find(loan_id)
    if one is None or one.state not in WATCHED:
        return
    tool = tx.tool_room.get(one.tool_id)
    if tx.today(tool) <= one.days.last:
        return
    if one.state is LoanState.LENT:
        tx.save_loan(*loans.pass_time(one))
        return
    tool, one, events = loans.cancel(tool, one, REASON, tx.now)
    tx.save_loan(one, events)
    tx.tool_room.save(tx.fill_line(tool))
