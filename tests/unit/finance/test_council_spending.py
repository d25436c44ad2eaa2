# SPDX-License-Identifier: AGPL-3.0-or-later
"""A year of a city council's payments replays as postings, to the control totals of every month."""

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from services.chassis.values import Money, OrgPath
from services.finance.domain import entries
from services.finance.domain.chart import Known
from services.finance.domain.entries import Entry, Line
from services.finance.domain.errors import Unbalanced
from services.finance.domain.kinds import EntryKind
from services.finance.domain.totals import added, totals_of

DATA = Path(__file__).parent / "data"
PLACE = OrgPath("/320585/001/002/c01")
NOW = datetime(2019, 1, 1, tzinfo=UTC)
VAT = "1221"
WRONG = {"2204927324", "igsxrurmz"}
"""Documents whose gross is not VAT and net: errors in the publication."""
Row = dict[str, str]


def rows() -> Iterator[Row]:
    with gzip.open(DATA / "payments.csv.gz", "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def pence(text: str) -> int:
    return int(Decimal(text or "0").scaleb(2))


def entry(number: int, row: Row) -> Entry | None:
    """The payment as an entry; one of nought is none."""
    amounts = [(Known.WORKS, pence(row["net"])), (VAT, pence(row["vat"])), (Known.BANK, -pence(row["gross"]))]
    lines = [Line(account, "f", Money(fen, "GBP")) for account, fen in amounts if fen]
    if not lines:
        return None
    day = date.fromisoformat(f"{row['file_month']}-01")
    return entries.make(f"e{number}", PLACE, EntryKind.INVOICE, row["payee"], day, lines, "p", NOW)


def test_every_month_comes_to_its_control_totals_and_the_two_wrong_rows_are_refused():
    refused, count = [], Counter[str]()
    parts: dict[str, list] = {}
    lost = Counter[tuple[str, str]]()
    for number, row in enumerate(rows()):
        count[row["file_month"]] += 1
        try:
            made = entry(number, row)
        except Unbalanced:
            refused.append(row["document_no"])
            for name in ("gross", "vat", "net"):
                lost[row["file_month"], name] += pence(row[name])
            continue
        if made:
            found = parts.setdefault(row["file_month"], [])
            found += [total.balance for total in totals_of(made, "2019-01", number % 16)]
    assert set(refused) == WRONG
    assert len(refused) == len(WRONG)
    with (DATA / "control_totals.csv").open(encoding="utf-8") as file:
        for told in csv.DictReader(file):
            month = told["file_month"]
            books = {one.account: one.amount.fen for one in added(parts[month])}
            assert count[month] == int(told["rows"])
            for name, account, sign in (("gross", Known.BANK, -1), ("vat", VAT, 1), ("net", Known.WORKS, 1)):
                assert sign * books[account] + lost[month, name] == pence(told[f"sum_{name}"]), (month, name)
