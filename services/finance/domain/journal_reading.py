# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads a plain-text journal (the common part of ledger, hledger): dates, postings, one amount left open,
balance assertions. What it cannot take is refused with its line and one of five reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from services.chassis import written
from services.chassis.values import Money
from services.finance.domain.errors import BadJournal


class Reason(StrEnum):
    UNBALANCED = "unbalanced"
    ASSERTION = "balance-assertion"
    DATE = "invalid-date"
    AMOUNT = "invalid-amount"
    TWO_OPEN = "two-null-postings"


@dataclass(frozen=True, slots=True)
class ReadPosting:
    account: str
    amount: Money


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """One transaction; what was left open is filled in."""

    line: int
    day: date
    text: str
    postings: tuple[ReadPosting, ...]


MOST = Decimal(10**13)
_COMMENT = ";#%|*"
_DAY = re.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_FLAG = re.compile(r"^\s*[*!]\s*")
_SPLIT = re.compile(r"\s{2,}|\t")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(\.[0-9]+)?|[-+]?\.[0-9]+")


@dataclass
class _Open:
    """A transaction while it is read."""

    line: int
    day: date
    text: str
    amounts: list[tuple[str, Money]] = field(default_factory=list)
    left_open: str = ""


def read(text: str, decimals: Mapping[str, int]) -> list[ReadEntry]:
    """All entries. `decimals`: how many digits a currency has, by its name. Raises BadJournal."""
    found: list[ReadEntry] = []
    balances: Counter[tuple[str, str]] = Counter()
    for lines in _blocks(text):
        begun = _begun(*lines[0])
        for number, line in lines[1:]:
            _take(begun, number, line, decimals, balances)
        found.append(_finished(begun, balances))
    return found


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines of each transaction, numbered from 1, comments left out."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        blank = not line.strip()
        if not blank and line.lstrip()[0] in _COMMENT and (line[0] in _COMMENT or line.lstrip()[0] == ";"):
            continue
        if block and (blank or not line[0].isspace()):
            yield block
            block = []
        if not blank:
            block.append((number, line))
    if block:
        yield block


def _begun(number: int, line: str) -> _Open:
    day, _, text = line.partition(" ")
    found = _DAY.fullmatch(day)
    try:
        when = written.day(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None
    except ValueError:
        when = None
    if when is None:
        raise BadJournal(number, Reason.DATE)
    return _Open(number, when, _FLAG.sub("", text).strip())


def _take(
    begun: _Open, number: int, line: str, decimals: Mapping[str, int], balances: Counter[tuple[str, str]]
) -> None:
    account, *rest = _SPLIT.split(line.strip(), maxsplit=1)
    written = rest[0].partition(";")[0].strip() if rest else ""
    amount_text, asserts, asserted_text = written.partition("=")
    asserted = _amount(number, asserted_text, decimals, Reason.ASSERTION) if asserts else None
    if amount_text.strip():
        amount = _amount(number, amount_text, decimals, Reason.AMOUNT)
    elif asserted is not None:
        known = Money(balances[account, asserted.currency], asserted.currency)
        amount = asserted - known
    elif begun.left_open:
        raise BadJournal(number, Reason.TWO_OPEN)
    else:
        begun.left_open = account
        return
    begun.amounts.append((account, amount))
    balances[account, amount.currency] += amount.fen
    if asserted is not None and balances[account, asserted.currency] != asserted.fen:
        raise BadJournal(number, Reason.ASSERTION)


def _finished(begun: _Open, balances: Counter[tuple[str, str]]) -> ReadEntry:
    sums: Counter[str] = Counter()
    for _, amount in begun.amounts:
        sums[amount.currency] += amount.fen
    if begun.left_open:
        for currency, total in sums.items():
            begun.amounts.append((begun.left_open, Money(-total, currency)))
            balances[begun.left_open, currency] -= total
    elif any(sums.values()):
        raise BadJournal(begun.line, Reason.UNBALANCED)
    postings = (ReadPosting(account, amount) for account, amount in begun.amounts if amount.fen)
    return ReadEntry(begun.line, begun.day, begun.text, tuple(postings))


def _amount(number: int, text: str, decimals: Mapping[str, int], reason: Reason) -> Money:
    found = _NUMBER.search(text)
    if found is None:
        raise BadJournal(number, reason)
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    negative = before.startswith("-")
    currency = before.lstrip("-").strip() or after.strip('"')
    value = Decimal(found[0].replace(",", ""))
    if abs(value) > MOST:
        raise BadJournal(number, reason)
    try:
        scaled = value.scaleb(decimals[currency])
    except KeyError:
        currency, scaled = _without_currency(number, value)
    if scaled != scaled.to_integral_value():
        raise BadJournal(number, Reason.AMOUNT)
    return Money(-int(scaled) if negative else int(scaled), currency)


def _without_currency(number: int, value: Decimal) -> tuple[str, Decimal]:
    """Nought is nought in every currency."""
    if value:
        raise BadJournal(number, Reason.AMOUNT)
    return "", value
