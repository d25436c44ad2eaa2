# SPDX-License-Identifier: AGPL-3.0-or-later
"""The journal (日记账): post an entry, take one back, write the books out; and the quarters of the books."""

from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.http.jobs import JobView, job_resource
from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.finance.commands import (
    close_period,
    confirm_reversal,
    export_journal,
    import_journal,
    post_entry,
    reverse_entry,
)
from services.finance.domain.authority import Permission
from services.finance.queries import books
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class LineView(View):
    """A positive amount is a debit, a negative one a credit."""

    account: str
    fund_id: str
    amount: MoneyView


class EntryView(View):
    """`reverses`: the entry that it takes back; `subject`: what it is about, as `noun/id`."""

    id: str
    place: OrgPath
    kind: str
    text: str
    effective: date
    lines: list[LineView]
    booked_at: datetime
    booked_by: str
    subject: str
    matter: str | None
    reverses: str | None


class ReversalView(View):
    """`confirmed_by` is empty until a second person has confirmed it, or where none is needed."""

    id: str
    version: int
    entry_id: str
    reason: str
    asked_by: str
    asked_at: datetime
    confirmed_by: str


class PeriodView(View):
    """`state`: closing until the statement is published, then locked."""

    id: str
    place: OrgPath
    quarter: str
    state: str
    closed_at: datetime | None
    statement_id: str | None


entries = Resource("entries", "/finance/v1/entries", of=Tx.entries, shows=EntryView, requires=AUTHENTICATED)

entries.create(post_entry, requires=Permission.ENTRIES_POST)
entries.create(import_journal, ":import", requires=Permission.ENTRIES_POST)
entries.list(books.list_entries)
entries.show(books.show_entry)
entries.act("reverse", reverse_entry, shows=ReversalView, requires=Permission.ENTRIES_POST)

reversals = Resource(
    "reversals", "/finance/v1/reversals", of=Tx.reversals, shows=ReversalView, requires=AUTHENTICATED
)

reversals.list(books.list_reversals)
reversals.show(books.show_reversal)
reversals.act("confirm", confirm_reversal, requires=Permission.ENTRIES_CONFIRM, asks=Group.RELEASES)

periods = Resource("periods", "/finance/v1/periods", of=Tx.periods, shows=PeriodView, requires=AUTHENTICATED)

periods.create(close_period, ":close", requires=Permission.PERIODS_CLOSE)
periods.list(books.list_periods)

journals = Resource("journals", "/finance/v1/journals", requires=Permission.ENTRIES_READ)

journals.start(export_journal, shows=JobView)

jobs = job_resource("/finance/v1/jobs")
