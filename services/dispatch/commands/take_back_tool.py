# SPDX-License-Identifier: AGPL-3.0-or-later
"""A tool is back (归还), whole or damaged, or lost; the deposit goes back or is kept for a reason."""

from typing import Annotated, Literal

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import loans, sharing_access, tools
from services.dispatch.domain.loans import AWAITED, Loan, Settlement
from services.dispatch.domain.tool_kinds import LoanState
from services.dispatch.store import Tx


class TakeBackTool(Input):
    """`keep_deposit`, damage and loss need a reason."""

    outcome: Literal[LoanState.RETURNED, LoanState.DAMAGED, LoanState.LOST] = LoanState.RETURNED
    keep_deposit: bool = False
    reason: Annotated[Lines, Field(max_length=500)] = ""


def handle(tx: Tx, loan_id: str, cmd: TakeBackTool) -> Loan:
    """Raises NotFound, Forbidden, WrongLoanState, NoDepositHeld, LoanReasonMissing."""
    one = tx.loans.get(loan_id)
    sharing_access.check_loan_kept(tx.by, one)
    tool, settled = tx.tool_room.get(one.tool_id), Settlement(cmd.keep_deposit, cmd.reason)
    if cmd.outcome is LoanState.LOST:
        tool, one, events = loans.lose(tool, one, settled, tx.now)
    else:
        whole = cmd.outcome is LoanState.RETURNED
        tool, one, events = loans.bring_back(tool, one, settled, tx.now, whole=whole)
    tx.save_loan(one, events)
    if one.state is LoanState.RETURNED:
        tx.tool_room.save(tx.fill_line(tool))
        return one
    awaited = [other.person_id for other in tx.open_loans(tool.id) if other.state in AWAITED]
    stopped, told = tools.stop(tool, cmd.reason, awaited)
    tx.tool_room.save(stopped, *told)
    return one
