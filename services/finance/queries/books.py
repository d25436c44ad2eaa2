# SPDX-License-Identifier: AGPL-3.0-or-later
"""Funds, the journal, holds and quarters."""

from services.chassis.http import Day, Id, Input, Moment, Paged
from services.chassis.store import Page
from services.chassis.values import Invalid, OrgPath
from services.finance.domain.authority import Permission
from services.finance.domain.entries import Entry
from services.finance.domain.funds import Fund
from services.finance.domain.holds import Hold
from services.finance.domain.periods import Period
from services.finance.domain.reversals import Reversal
from services.finance.domain.totals import Balance
from services.finance.queries import balances
from services.finance.store import Tx


class AtPlace(Paged):
    """At a place and below it."""

    place: OrgPath


class OfPlace(Paged):
    """The books of one place."""

    place: OrgPath


class OfEntry(Input):
    """What belongs to one entry."""

    entry: Id


class AsOf(Input):
    """`on`: what counts for that day and before; `at`: what was booked until then; neither: now."""

    on: Day | None = None
    at: Moment | None = None


def list_funds(tx: Tx, query: AtPlace) -> Page[Fund]:
    """The funds of an area."""
    tx.require(Permission.FUNDS_READ, query.place)
    return tx.funds.page({"within": query.place}, after=query.after, limit=query.limit)


def show_fund(tx: Tx, fund_id: str) -> Fund:
    """One fund: what it is for, and what is held of it."""
    fund = tx.funds.get(fund_id)
    tx.require(Permission.FUNDS_READ, fund.place)
    return fund


def list_balances(tx: Tx, fund_id: str, query: AsOf) -> list[Balance]:
    """What the accounts of a fund come to, now or as of any day or moment."""
    fund = show_fund(tx, fund_id)
    if query.on and query.at:
        raise Invalid("at", "either a day or a moment")
    if query.on:
        return list(balances.on_day(tx, fund.id, query.on))
    return list(balances.at_moment(tx, fund.id, query.at) if query.at else tx.balances(fund.id))


def list_entries(tx: Tx, query: AtPlace) -> Page[Entry]:
    """The journal of an area, the latest day first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.entries.page(where, sort="-effective", after=query.after, limit=query.limit)


def show_entry(tx: Tx, entry_id: str) -> Entry:
    """One entry, as it stands for ever."""
    entry = tx.entries.get(entry_id)
    tx.require(Permission.ENTRIES_READ, entry.place)
    return entry


def show_reversal(tx: Tx, reversal_id: str) -> Reversal:
    """Who asked for an entry to be taken back, and who confirmed it."""
    reversal = tx.reversals.get(reversal_id)
    tx.require(Permission.ENTRIES_READ, tx.entries.get(reversal.entry_id).place)
    return reversal


def list_reversals(tx: Tx, query: OfEntry) -> list[Reversal]:
    """Who asked for an entry to be taken back; the last one may wait for a second person."""
    entry = show_entry(tx, query.entry)
    return tx.reversals.list({"entry_id": entry.id}, limit=50)


def list_holds(tx: Tx, fund_id: str, query: Paged) -> Page[Hold]:
    """What is or was held of a fund."""
    fund = show_fund(tx, fund_id)
    tx.require(Permission.ENTRIES_READ, fund.place)
    return tx.holds.page({"fund_id": fund.id}, after=query.after, limit=query.limit)


def list_periods(tx: Tx, query: OfPlace) -> Page[Period]:
    """The closed quarters of a place's books, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"place": query.place}
    return tx.periods.page(where, sort="-quarter", after=query.after, limit=query.limit)
