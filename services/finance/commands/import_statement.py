# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in a bank statement (CSV or MT940), once; what is certain is matched, the rest is in suspense."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

import mt940
from pydantic import Field

from services.chassis.http import Input
from services.chassis.values import Money
from services.finance.commands import Title, book_match, book_suspense
from services.finance.domain import bank_lines, bank_proposals
from services.finance.domain.authority import Permission
from services.finance.domain.bank_lines import BankAccount, BankLine, BankStatement
from services.finance.domain.bank_reading import LONGEST, Read, keyed, read_csv
from services.finance.domain.kinds import MatchKind
from services.finance.domain.till_errors import BadStatement
from services.finance.store import Tx

LONGEST_FILE = 300_000


class Syntax(StrEnum):
    CSV = "csv"
    MT940 = "mt940"


class ImportStatement(Input):
    """`name`: of the file; `text`: what is in it."""

    name: Title
    syntax: Syntax = Syntax.CSV
    text: str = Field(min_length=1, max_length=LONGEST_FILE)


def handle(tx: Tx, bank_account_id: str, cmd: ImportStatement) -> BankStatement:
    """The same file again is the same statement, and changes nothing. Raises BadStatement."""
    account = tx.bank_accounts.get(bank_account_id)
    tx.require(Permission.BANK_KEEP, account.place)
    statement_id = str(uuid5(UUID(account.id), sha256(cmd.text.encode()).hexdigest()))
    known = tx.bank_statements.find(statement_id)
    if known:
        return known
    reads = _mt940(cmd.text, account) if cmd.syntax is Syntax.MT940 else read_csv(cmd.text, account.columns)
    lines = [_line(account, statement_id, read) for read in reads]
    new = [line for line in lines if tx.bank_lines.find(line.id) is None]
    statement = BankStatement(
        id=statement_id,
        account_id=account.id,
        place=account.place,
        within=account.within,
        name=cmd.name,
        first=min(line.day for line in lines),
        last=max(line.day for line in lines),
        imported_at=tx.now,
        imported_by=tx.by.subject,
        lines=len(lines),
        known=len(lines) - len(new),
    )
    tx.bank_statements.add(statement, *bank_lines.imported(statement))
    for line in new:
        tx.bank_lines.add(line)
        _decide(tx, line)
    return statement


def _decide(tx: Tx, line: BankLine) -> None:
    sure = [one for one in bank_proposals.propose(line, tx.found_for(line)) if one.certain]
    if not sure or sure[0].kind is not MatchKind.ENTRY:
        line = book_suspense.handle(tx, line)
    if sure:
        book_match.handle(tx, line, sure[0].kind, sure[0].ids, sure[0].reason)


def _line(account: BankAccount, statement_id: str, read: Read) -> BankLine:
    return BankLine(
        id=str(uuid5(UUID(account.id), read.key)),
        account_id=account.id,
        statement_id=statement_id,
        place=account.place,
        within=account.within,
        day=read.day,
        amount=read.amount,
        payer=read.payer,
        text=read.text,
        reference=read.reference,
    )


def _mt940(text: str, account: BankAccount) -> list[Read]:
    """Of this account, and its lines lead from the opening balance to the closing one."""
    try:
        told = mt940.parse(text)
        whole = told.data
        number = str(whole["account_identification"]).rpartition("/")[2].strip()
        opening, closing = (_fen(whole[f"final_{name}_balance"]) for name in ("opening", "closing"))
        reads = [_read(one.data) for one in told]
    except (RuntimeError, ValueError, LookupError, AttributeError, TypeError, ArithmeticError) as error:
        raise BadStatement(1, f"it is not read as MT940: {error}"[:200]) from None
    if number != account.number:
        raise BadStatement(1, "it is of another account")
    if opening + sum(one.amount.fen for one in reads) != closing:
        raise BadStatement(len(reads), "the lines do not lead from the opening balance to the closing one")
    return keyed(reads)


def _read(told: dict[str, Any]) -> Read:
    day = date(told["date"].year, told["date"].month, told["date"].day)
    reference = str(told.get("customer_reference") or told.get("bank_reference") or "")
    text = str(told.get("transaction_details") or "").replace("\n", " ")
    return Read(day, Money(_fen(told["amount"])), "", text[:LONGEST], reference[:LONGEST])


def _fen(told: Any) -> int:  # noqa: ANN401 - an amount or a balance of the library's
    amount = getattr(told, "amount", told)
    amount = getattr(amount, "amount", amount)
    return int(Decimal(amount) * 100)
