# SPDX-License-Identifier: AGPL-3.0-or-later
"""Entries of funds as finance keeps them, and what they come to."""

from collections.abc import Iterable, Iterator
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


def kept(database: Database, given: Iterable[Entry]) -> int:
    """Keep entries; how many they were. `sums` keeps what they come to."""
    return compounds.insert(database, Tx.entries, given)


def sums(given: Iterable[Entry]) -> Iterator[Total]:
    """The totals of entries, striped as they come."""
    found: dict[str, Total] = {}
    for number, one in enumerate(given):
        for total in totals.totals_of(one, totals.month_of(one.effective), number % STRIPES):
            found[total.id] = found[total.id].plus(total) if total.id in found else total
    yield from found.values()


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), ZONE)
