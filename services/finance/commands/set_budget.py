# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set how much a commitment may cost and which fund pays, within the resolution."""

from services.chassis.http import Id, Input
from services.finance.commands import Amount
from services.finance.domain import commitments
from services.finance.domain.authority import Permission
from services.finance.domain.commitments import Commitment
from services.finance.store import Tx


class SetBudget(Input):
    amount: Amount
    fund_id: Id


def handle(tx: Tx, commitment_id: str, cmd: SetBudget) -> Commitment:
    commitment = tx.commitments.get(commitment_id)
    tx.require(Permission.BUDGETS_SET, commitment.place)
    fund = tx.funds.get(cmd.fund_id)
    commitment, events = commitments.set_budget(commitment, cmd.amount.value(), fund)
    tx.commitments.save(commitment, *events)
    return commitment
