# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a bank account of a place, with the columns of its bank's CSV."""

from pydantic import Field, field_validator

from services.chassis.http import Id, Input, Line
from services.finance.commands import Title
from services.finance.domain import bank_lines
from services.finance.domain.authority import Permission
from services.finance.domain.bank_lines import BankAccount, Columns
from services.finance.store import Tx


class ColumnNames(Input):
    """As the header of the bank's CSV names them; `amount`, signed, or `credit` and `debit`."""

    day: Title = "交易日期"
    amount: Line = Field("", max_length=50)
    credit: Line = Field("贷方金额", max_length=50)
    debit: Line = Field("借方金额", max_length=50)
    payer: Line = Field("对方户名", max_length=50)
    text: Line = Field("摘要", max_length=50)
    reference: Line = Field("流水号", max_length=50)
    day_format: str = Field("%Y-%m-%d", pattern=r"^(%[Ymd]|[-/.])+$", max_length=20)
    delimiter: str = Field(",", pattern=r"^[,;\t|]$")

    @field_validator("day_format")
    @classmethod
    def _a_whole_day(cls, given: str) -> str:
        if sorted(given[at + 1] for at, sign in enumerate(given) if sign == "%") != ["Y", "d", "m"]:
            raise ValueError("a day has its year, its month and its day, each once")
        return given


class RegisterAccount(Input):
    """`fund_id`: the fund in which what nobody knows yet is in suspense."""

    number: str = Field(pattern=r"^[0-9A-Z]{6,34}$")
    bank: Title
    fund_id: Id
    columns: ColumnNames | None = None


def handle(tx: Tx, cmd: RegisterAccount) -> BankAccount:
    fund = tx.funds.get(cmd.fund_id)
    tx.require(Permission.BANK_KEEP, fund.place)
    account = BankAccount(
        id=tx.new_id(),
        place=fund.place,
        within=fund.within,
        number=cmd.number,
        bank=cmd.bank,
        fund_id=fund.id,
        columns=Columns(**(cmd.columns or ColumnNames()).model_dump()),
    )
    known = tx.bank_accounts.first({"number": cmd.number})
    tx.bank_accounts.add(bank_lines.register(account, known))
    return account
