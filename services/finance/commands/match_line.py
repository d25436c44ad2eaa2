# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decide what a bank line is; it leaves the suspense account."""

from pydantic import Field

from services.chassis.http import Id, Input, Lines
from services.chassis.values import Invalid
from services.finance.commands import AccountCode, book_match, book_suspense
from services.finance.domain import bank_lines, cash, funds
from services.finance.domain.authority import Permission
from services.finance.domain.bank_lines import BankLine, LineState, Reason
from services.finance.domain.billing_errors import BillsOfOthers
from services.finance.domain.entries import Line
from services.finance.domain.errors import FundElsewhere
from services.finance.domain.kinds import MatchKind
from services.finance.policies import SpendingPolicy
from services.finance.store import Tx


class MatchLine(Input):
    """`ids`: of bills, of one entry, of one settlement, or of one fund with the `account` that it is."""

    kind: MatchKind
    ids: tuple[Id, ...] = Field(min_length=1, max_length=20)
    account: AccountCode | None = None
    note: Lines = Field("", max_length=500)


def handle(tx: Tx, bank_line_id: str, cmd: MatchLine) -> BankLine:
    line = tx.bank_lines.get(bank_line_id)
    tx.require(Permission.BANK_KEEP, line.place)
    if len(cmd.ids) != 1 and cmd.kind is not MatchKind.BILLS:
        raise Invalid("ids", "there is one")
    if cmd.kind is MatchKind.ACCOUNT:
        _check_account(tx, line, cmd)
    elif cmd.kind is MatchKind.BILLS and any(_elsewhere(tx, one, line) for one in cmd.ids):
        raise BillsOfOthers(cmd.ids)
    bank_lines.check_undecided(line)
    if line.state is not LineState.SUSPENSE and cmd.kind is not MatchKind.ENTRY:
        line = book_suspense.handle(tx, line)
    ids = tuple(dict.fromkeys(cmd.ids))
    return book_match.handle(tx, line, cmd.kind, ids, Reason.PERSON, cmd.note, cmd.account or "")


def _elsewhere(tx: Tx, bill_id: str, line: BankLine) -> bool:
    return tx.funds.get(tx.bills.get(bill_id).fund_id).place != line.place


def _check_account(tx: Tx, line: BankLine, cmd: MatchLine) -> None:
    """What came is income; what left is an expense that one person may pay and that the fund is for."""
    if cmd.account is None:
        raise Invalid("account", "say what income or expense it is")
    fund, chart = tx.funds.get(cmd.ids[0]), tx.chart_at(line.place)
    if fund.place != line.place:
        raise FundElsewhere(fund.id)
    if line.incoming:
        cash.check_income(cmd.account, chart)
    else:
        bank_lines.check_small(line, tx.policy(SpendingPolicy, line.place).direct())
        funds.check_purpose(fund, (Line(cmd.account, fund.id, -line.amount),), chart, fund.matter)
