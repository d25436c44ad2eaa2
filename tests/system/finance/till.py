# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cash desk, a bank account with its statements, and a provider's settlement."""

from typing import Any

from services.chassis.values import Principal
from services.finance.commands import (
    confirm_count,
    count_cash,
    hand_over_cash,
    import_statement,
    match_line,
    receive_cash,
    register_account,
)
from services.finance.commands.confirm_count import ConfirmCount
from services.finance.commands.count_cash import CountCash
from services.finance.commands.hand_over_cash import HandOverCash
from services.finance.commands.import_statement import ImportStatement
from services.finance.commands.match_line import MatchLine
from services.finance.commands.receive_cash import ReceiveCash
from services.finance.commands.register_account import RegisterAccount
from services.finance.domain.bank_lines import BankAccount, BankLine, BankStatement
from services.finance.domain.cash import CashDay, CashReceipt, Handover
from services.finance.domain.kinds import MatchKind
from tests.system.finance.compound import COMPOUND, SUPERVISOR, TREASURER, Bench

HEAD = "交易日期,贷方金额,借方金额,对方户名,摘要,流水号"
NUMBER = "6222000012345678"


def received(bench: Bench, fund: str, fen: int, by: Principal = TREASURER, **more: Any) -> CashReceipt:
    given = {"id": bench.id(), "fund_id": fund, "payer": "业主1", "text": "物业费", "amount": {"fen": fen}}
    cmd = ReceiveCash.model_validate(given | {"account": "4001"} | more)
    return bench.act(by, lambda tx: receive_cash.handle(tx, cmd))


def counted(bench: Bench, fen: int, by: Principal = TREASURER, **more: Any) -> CashDay:
    cmd = CountCash.model_validate({"place_path": COMPOUND, "counted": fen} | more)
    return bench.act(by, lambda tx: count_cash.handle(tx, cmd))


def confirmed(bench: Bench, by: Principal = SUPERVISOR) -> CashDay:
    cmd = ConfirmCount(place_path=COMPOUND)
    return bench.act(by, lambda tx: confirm_count.handle(tx, cmd))


def handed_over(
    bench: Bench, fund: str, fen: int, by: Principal = TREASURER, slip: str = "JK001"
) -> Handover:
    part = {"fund_id": fund, "amount": {"fen": fen}}
    cmd = HandOverCash.model_validate(
        {"id": bench.id(), "place_path": COMPOUND, "slip": slip, "parts": [part]}
    )
    return bench.act(by, lambda tx: hand_over_cash.handle(tx, cmd))


def account(bench: Bench, fund: str = "", by: Principal = TREASURER, number: str = NUMBER) -> BankAccount:
    given = {"number": number, "bank": "农商行", "fund_id": fund or bench.fund()}
    cmd = RegisterAccount.model_validate(given)
    return bench.act(by, lambda tx: register_account.handle(tx, cmd))


def statement(
    bench: Bench,
    known: BankAccount,
    *rows: str,
    by: Principal = TREASURER,
    text: str = "",
    syntax: str = "csv",
) -> BankStatement:
    cmd = ImportStatement.model_validate(
        {"name": "流水.csv", "syntax": syntax, "text": text or "\n".join([HEAD, *rows])}
    )
    return bench.act(by, lambda tx: import_statement.handle(tx, known.id, cmd))


def lines_of(bench: Bench, known: BankStatement) -> list[BankLine]:
    return bench.read().bank_lines.list({"statement_id": known.id}, sort="day")


def matched(
    bench: Bench, line: BankLine, kind: MatchKind, *ids: str, by: Principal = TREASURER, **more: Any
) -> BankLine:
    cmd = MatchLine.model_validate({"kind": kind, "ids": ids} | more)
    return bench.act(by, lambda tx: match_line.handle(tx, line.id, cmd))
