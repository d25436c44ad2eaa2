# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a fund's accounts came to as of any day, by what counts for it, or any moment, by what was booked."""

from datetime import date, datetime, timedelta

from services.finance.domain import totals
from services.finance.domain.totals import Balance, added, month_of
from services.finance.store import Tx


def on_day(tx: Tx, fund_id: str, day: date) -> tuple[Balance, ...]:
    """At the end of a day."""
    month, first = month_of(day), day.replace(day=1)
    closing = tx.closing(fund_id, month_of(first - timedelta(days=1)))
    since = closing.through if closing else ""
    parts = list(closing.balances if closing else ())
    parts += [one.balance for one in tx.totals_of(fund_id) if since < one.effective < month]
    after = day + timedelta(days=1)
    for entry in tx.entries.walk({"funds": fund_id}, sort="effective", since=first, until=after):
        parts += totals.of_lines(entry.lines, fund_id)
    return added(parts)


def at_moment(tx: Tx, fund_id: str, at: datetime) -> tuple[Balance, ...]:
    """What the books said then."""
    calendar = tx.calendar_at(tx.funds.get(fund_id).place)
    month = totals.booked_month(at, calendar)
    first = calendar.end_of_period(calendar.local_date(at).replace(day=1) - timedelta(days=1))
    parts = [one.balance for one in tx.totals_of(fund_id) if one.booked < month]
    after = at + timedelta(milliseconds=1)
    for entry in tx.entries.walk({"funds": fund_id}, sort="booked_at", since=first, until=after):
        parts += totals.of_lines(entry.lines, fund_id)
    return added(parts)
