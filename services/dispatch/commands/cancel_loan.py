# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a booking of a tool back, or leave the line; who waits for the days gets them."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import loans, sharing_access
from services.dispatch.domain.loans import Loan
from services.dispatch.store import Tx


class CancelLoan(Input):
    reason: Annotated[Lines, Field(max_length=500)] = ""


def handle(tx: Tx, loan_id: str, cmd: CancelLoan) -> Loan:
    """Raises NotFound, WrongLoanState."""
    one = tx.loans.get(loan_id)
    sharing_access.check_loan_seen(tx.by, one)
    tool, one, events = loans.cancel(tx.tool_room.get(one.tool_id), one, cmd.reason, tx.now)
    tx.save_loan(one, events)
    tx.tool_room.save(tx.fill_line(tool))
    return one
