# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask for a deposit to be returned, less what is kept; another person confirms and it is paid."""

from pydantic import Field

from services.chassis.http import Id, Input, Lines
from services.chassis.values import Invalid, Money
from services.finance.commands import MOST_FEN, AccountCode
from services.finance.domain import deposits
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.deposits import Deposit
from services.finance.store import Tx


class ReturnDeposit(Input):
    """`entry_id`: of the entry that will book it; `kept`: fen, as compensation for what `reason` says."""

    entry_id: Id
    account: AccountCode = Known.BANK
    kept: int = Field(0, ge=0, le=MOST_FEN)
    reason: Lines = Field("", max_length=500)


def handle(tx: Tx, deposit_id: str, cmd: ReturnDeposit) -> Deposit:
    deposit = tx.deposits.get(deposit_id)
    tx.require(Permission.DEPOSITS_KEEP, deposit.place)
    if cmd.account not in (Known.CASH, Known.BANK):
        raise Invalid("account", "is cash or bank")
    kept = Money(cmd.kept, deposit.amount.currency)
    deposit = deposits.ask(deposit, kept, cmd.reason.strip(), cmd.account, cmd.entry_id, tx.by.subject)
    tx.deposits.save(deposit)
    return deposit
