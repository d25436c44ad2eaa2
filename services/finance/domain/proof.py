# SPDX-License-Identifier: AGPL-3.0-or-later
"""The proof of the books (账目核对): what entries, balances, statements and payments must agree with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from services.chassis.values import DomainError, Money
from services.finance.domain import entries
from services.finance.domain.chart import CASH, Known
from services.finance.domain.entries import Entry
from services.finance.domain.kinds import EntryKind
from services.finance.domain.payments import Payment, PaymentState
from services.finance.domain.periods import before, bounds
from services.finance.domain.statements import FundLines, Statement
from services.finance.domain.totals import Balance, added, month_of, sides

PAYMENT = "payment/"
LAST = "9999-12"
Lines = tuple[tuple[str, str, int, str], ...]
"""Account, fund, amount in fen and currency of each line of an entry."""


def lines_of(lines: Iterable[Any]) -> Lines:
    """The lines of an entry, or those that an event told of."""
    return tuple((line.account, line.fund_id, line.amount.fen, line.amount.currency) for line in lines)


def fault_of(entry: Entry, told: Iterable[Lines]) -> str:
    """What is wrong with an entry: it is not balanced, or not what was told of it; empty if nothing is."""
    try:
        entries.make(
            entry.id,
            entry.place,
            entry.kind,
            entry.text,
            entry.effective,
            entry.lines,
            entry.booked_by,
            entry.booked_at,
        )
    except DomainError as refusal:
        return refusal.code
    return "" if set(told) == {lines_of(entry.lines)} else "its lines are not those that were told"


class Sums:
    """What all postings of a district come to, by fund, account, currency and month."""

    def __init__(self) -> None:
        self._by: dict[tuple[str, str, str, str], list[int]] = {}

    def add(self, entry: Entry) -> None:
        month = month_of(entry.effective)
        for line in entry.lines:
            key = (line.fund_id, line.account, line.amount.currency, month)
            both = self._by.setdefault(key, [0, 0])
            debit, credit = sides(line.amount)
            both[0] += debit.fen
            both[1] += credit.fen

    @property
    def funds(self) -> list[str]:
        return sorted({fund for fund, *_ in self._by})

    def of(self, fund_id: str, since: str = "", through: str = LAST) -> tuple[Balance, ...]:
        """What the accounts of a fund came to in the months from one (not it itself) through another."""
        return added(
            Balance(account, Money(debit, currency), Money(credit, currency))
            for (fund, account, currency, month), (debit, credit) in self._by.items()
            if fund == fund_id and since < month <= through
        )

    def difference(self, fund_id: str = "") -> dict[str, int]:
        """Debits less credits by currency, of a fund or of all: nought everywhere in whole books."""
        found: dict[str, int] = {}
        for (fund, _, currency, _), (debit, credit) in self._by.items():
            if fund_id in ("", fund):
                found[currency] = found.get(currency, 0) + debit - credit
        return {currency: fen for currency, fen in found.items() if fen}


def balance_fault(kept: Iterable[Balance], posted: Iterable[Balance]) -> str:
    """The first account of which is kept something else than was posted; empty if there is none."""
    ours, theirs = ({(one.account, one.currency): one for one in side} for side in (kept, posted))
    for key in sorted({*ours, *theirs}):
        nothing = Balance(key[0], Money(0, key[1]), Money(0, key[1]))
        mine, booked = ours.get(key, nothing), theirs.get(key, nothing)
        if mine != booked:
            return f"account {key[0]}: {_said(mine)} is kept, {_said(booked)} was posted"
    return ""


def statement_fault(statement: Statement, sums: Sums) -> str:
    """The first fund whose lines are not what was posted; empty if there is none."""
    first, last = month_of(bounds(before(statement.quarter))[1]), month_of(bounds(statement.quarter)[1])
    for fund in statement.funds:
        opening, turnover = sums.of(fund.fund_id, "", first), sums.of(fund.fund_id, first, last)
        fault = _lines_fault(fund, opening, turnover)
        if fault:
            return f"fund {fund.fund_id}: {fault}"
    return ""


def _lines_fault(fund: FundLines, opening: tuple[Balance, ...], turnover: tuple[Balance, ...]) -> str:
    moved = [Balance(line.account, line.debit, line.credit) for line in fund.lines]
    fault = balance_fault([one for one in moved if one.debit.fen or one.credit.fen], turnover)
    begun = {(one.account, one.currency): one.amount for one in opening}
    for line in fund.lines:
        opened = begun.get((line.account, line.debit.currency), Money(0, line.debit.currency))
        closed = opened + line.debit - line.credit
        if (line.opening, line.closing) != (opened, closed):
            fault = fault or f"account {line.account}: {line.opening.fen} to {line.closing.fen} is told"
    return fault


def payment_fault(payment: Payment, booked: Iterable[Entry]) -> str:
    """What is wrong with the entries of a payment: it is lost, doubled, or of another amount."""
    own = list(booked)
    arrived = [entry for entry in own if entry.kind is EntryKind.PAYMENT]
    returned = [entry for entry in own if entry.kind is EntryKind.REFUND]
    wanted = (payment.state is not PaymentState.BEGUN, payment.state is PaymentState.REFUNDED)
    if (len(arrived), len(returned)) != wanted:
        return f"{payment.state}, and booked {len(arrived)} times, given back {len(returned)} times"
    for entry in own:
        counted = CASH | {Known.SUSPENSE} if entry.kind is EntryKind.REFUND else CASH
        cash = sum(line.amount.fen for line in entry.lines if line.account in counted)
        if abs(cash) != payment.amount.fen:
            return f"{payment.amount.fen} fen, and {abs(cash)} in entry {entry.id}"
    return ""


def _said(balance: Balance) -> str:
    return f"{balance.debit.fen}/{balance.credit.fen}"
