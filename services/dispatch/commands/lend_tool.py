# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hand a tool to who booked it (借出); the deposit is taken."""

from services.dispatch.domain import loans, sharing_access
from services.dispatch.domain.loans import Loan
from services.dispatch.store import Tx


def handle(tx: Tx, loan_id: str) -> Loan:
    """Raises NotFound, Forbidden, WrongLoanState, WrongToolState, ToolLentOut, NotLendingDay."""
    one = tx.loans.get(loan_id)
    sharing_access.check_loan_kept(tx.by, one)
    tool = tx.tool_room.get(one.tool_id)
    tool, one, events = loans.lend(tool, one, tx.today(tool), tx.now)
    tx.tool_room.save(tool)
    return tx.save_loan(one, events)
