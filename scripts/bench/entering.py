# SPDX-License-Identifier: AGPL-3.0-or-later
"""Entries of funds as finance keeps them, and what they come to."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scripts.bench import compounds
from scripts.bench.compounds import COMPOUND
from services.chassis.ids import new_id
from services.chassis.store import Database
from services.chassis.values import Money, OrgPath
from services.finance.domain import entries, totals
from services.finance.domain.chart import Known
from services.finance.domain.entries import Entry, Line
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import EntryKind, FundKind
from services.finance.domain.totals import STRIPES, Total
from services.finance.queries import balances
from services.finance.store import Tx

ZONE = ZoneInfo("Asia/Shanghai")


def fund(fund_id: str, opened: date, place: OrgPath = COMPOUND) -> Fund:
    return Fund(
        id=fund_id,
        place=place,
        within=place.ancestors(),
        kind=FundKind.OPERATING,
        name="物业费",
        purpose="日常开支",
        opened_at=_noon(opened),
    )


def entry(fund_id: str, day: date, number: int, place: OrgPath = COMPOUND) -> Entry:
    """Fees that came in on a day, with two postings."""
    amount = Money(100 + number % 900)
    lines = (Line(Known.BANK, fund_id, amount), Line(Known.FEES, fund_id, -amount))
    return entries.make(new_id(), place, EntryKind.GENERAL, "物业费", day, lines, "bench", _noon(day))


def spread(first: date, last: date, number: int, of: int) -> date:
    """The day of one of so many entries that are spread evenly over a span."""
    return first + timedelta(days=number * ((last - first).days + 1) // of)


def kept(
    database: Database, given: Iterable[Entry], told: Callable[[int], object], found: dict[str, Total]
) -> int:
    """Keep entries; how many they were. What they come to is added to what is `found` by id."""
    return compounds.insert(database, Tx.entries, _summed(given, found), told)


def _summed(given: Iterable[Entry], found: dict[str, Total]) -> Iterator[Entry]:
    """The same entries; their totals are striped as they come."""
    for number, one in enumerate(given):
        for total in totals.totals_of(one, totals.month_of(one.effective), number % STRIPES):
            found[total.id] = found[total.id].plus(total) if total.id in found else total
        yield one


def check(tx: Tx, fund_id: str, month: date) -> None:
    """What is kept of a fund's month is the sum of its postings, as finance reads both.

    Raises RuntimeError: what was loaded is not what finance would have kept.
    """
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    posted = balances.on_day(tx, fund_id, last)
    until = totals.month_of(last)
    if posted != totals.added(one.balance for one in tx.totals_of(fund_id) if one.effective <= until):
        raise RuntimeError(f"fund {fund_id}: its totals are not those of its entries")


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZONE)
