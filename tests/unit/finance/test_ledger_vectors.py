# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every journal of the ledger vectors gives its balances or is refused for its reason; a book closes."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from services.chassis.values import Money, OrgPath
from services.finance.domain import entries
from services.finance.domain.entries import Entry, Line
from services.finance.domain.errors import BadJournal
from services.finance.domain.journal_reading import read
from services.finance.domain.kinds import EntryKind
from services.finance.domain.totals import added, totals_of

DATA = Path(__file__).parent / "data"
CASES = [json.loads(text) for text in gzip.decompress((DATA / "vectors.jsonl.gz").read_bytes()).splitlines()]
ACCEPTED = [case for case in CASES if case["outcome"] == "accept"]
REJECTED = [case for case in CASES if case["outcome"] == "reject"]
PLACE = OrgPath("/320585/001/002/c01")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DIGITS = 4
EXCHANGE = "Equity:Exchange"
"""One currency is not set off against another: what was bought and what was paid each meet this account."""

Posting = tuple[str, Money]


def money(commodity: str, quantity: str) -> Money:
    scaled = Decimal(quantity).scaleb(DIGITS)
    assert scaled == int(scaled)
    return Money(int(scaled), commodity)


def entry(number: int, day: date, postings: Iterable[Posting]) -> Entry | None:
    """The transaction as an entry of one fund; one whose every amount is nought is none."""
    lines = [Line(account, "fund", amount) for account, amount in postings if amount.fen]
    sums: defaultdict[str, int] = defaultdict(int)
    for line in lines:
        sums[line.amount.currency] += line.amount.fen
    lines += [Line(EXCHANGE, "fund", Money(-total, currency)) for currency, total in sums.items() if total]
    if not lines:
        return None
    return entries.make(f"e{number}", PLACE, EntryKind.IMPORT, "", day, lines, "p", NOW)


def balances(booked: Iterable[Entry | None]) -> dict[tuple[str, str], int]:
    """What is kept with the postings comes to, stripes and months added up."""
    parts = [
        total.balance
        for number, one in enumerate(booked)
        if one
        for total in totals_of(one, "2026-01", number % 3)
    ]
    return {
        (one.account, one.currency): one.amount.fen
        for one in added(parts)
        if one.amount.fen and one.account != EXCHANGE
    }


def wanted(rows: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], int]:
    found = {(account, commodity): money(commodity, quantity).fen for account, commodity, quantity in rows}
    return {key: fen for key, fen in found.items() if fen}


@pytest.mark.parametrize("case", ACCEPTED, ids=[case["id"] for case in ACCEPTED])
def test_an_accepted_journal_gives_its_balances(case: dict[str, Any]):
    booked = [
        entry(
            one["n"],
            date.fromisoformat(one["date"]),
            [
                (posting["account"], money(amount["commodity"], amount["quantity"]))
                for posting in one["postings"]
                for amount in posting["amounts"]
            ],
        )
        for one in case["transactions"]
    ]
    rows = [(one["account"], one["commodity"], one["quantity"]) for one in case["balances"]]
    assert balances(booked) == wanted(rows)


@pytest.mark.parametrize("case", REJECTED, ids=[case["id"] for case in REJECTED])
def test_a_rejected_journal_is_refused_with_its_reason(case: dict[str, Any]):
    with pytest.raises(BadJournal) as refused:
        read(case["journal"], {"$": 2})
    assert refused.value.reason == case["reason"]
    assert 1 <= refused.value.line <= len(case["journal"].splitlines())


def test_a_real_household_book_closes_as_two_programs_close_it():
    with gzip.open(DATA / "book_postings.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    by_txn: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_txn.setdefault(row["txn"], []).append(row)
    booked = [
        entry(
            int(txn),
            date.fromisoformat(group[0]["date"]),
            [(row["account"], money(row["currency"], row["amount"])) for row in group],
        )
        for txn, group in by_txn.items()
    ]
    with (DATA / "book_balances.csv").open(encoding="utf-8") as file:
        closing = [(row["account"], row["currency"], row["balance"]) for row in csv.DictReader(file)]
    assert len(by_txn) == 398
    assert balances(booked) == wanted(closing)


PLAIN = """
; an old book
2026/03/01 * 年初
    1002      1,000.00 CNY
    3001

2026-03-05 划线
    5001      250.50 CNY ; 第一笔
    1002     -250.50 CNY = 749.50 CNY
2026.03.06 note
    # not ours
    5001      0.50 CNY
    1002    = 749.00 CNY
"""


def test_a_plain_journal_is_read_with_what_was_left_open_filled_in():
    found = read(PLAIN, {"CNY": 2})
    assert [(one.day.day, one.text) for one in found] == [(1, "年初"), (5, "划线"), (6, "note")]
    assert [[(p.account, p.amount.fen) for p in one.postings] for one in found] == [
        [("1002", 100_000), ("3001", -100_000)],
        [("5001", 25_050), ("1002", -25_050)],
        [("5001", 50), ("1002", -50)],
    ]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("2026-02-30 x\n  1002  1 CNY\n  3001", "invalid-date", 1),
        ("half\n  1002  1 CNY\n  3001", "invalid-date", 1),
        ("2026-02-28 x\n  1002  1.005 CNY\n  3001", "invalid-amount", 2),
        ("2026-02-28 x\n  1002  1 USD\n  3001", "invalid-amount", 2),
        ("2026-02-28 x\n  1002  many CNY\n  3001", "invalid-amount", 2),
    ],
)
def test_what_cannot_be_taken_in_is_named_with_its_line(text: str, reason: str, line: int):
    with pytest.raises(BadJournal) as refused:
        read(text, {"CNY": 2})
    assert (refused.value.reason, refused.value.line) == (reason, line)
