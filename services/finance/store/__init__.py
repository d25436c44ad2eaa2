# SPDX-License-Identifier: AGPL-3.0-or-later
"""What finance keeps: funds, entries and their totals, holds, periods; copies of places and companies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from services.chassis import publicity, published_log
from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import CalendarPolicy, calendar_at, local_date_at
from services.chassis.checkpoints import Signer
from services.chassis.files import Blobs
from services.chassis.ids import pick
from services.chassis.publicity import Publication, Stage
from services.chassis.publicity import Terms as Publicity
from services.chassis.store import MOST_IDS, Collection, Copy, Duplicate, Index
from services.chassis.store.collection import TenantCollection
from services.chassis.store.paging import sortable
from services.chassis.values import Event, Money, OrgPath
from services.finance.domain import cash, entries, funds, holds, maintenance, periods, totals
from services.finance.domain.cases import Case
from services.finance.domain.cash import Desk
from services.finance.domain.chart import CASH, Chart
from services.finance.domain.entries import Entry
from services.finance.domain.errors import FundElsewhere, UnknownPlace
from services.finance.domain.events import AuditExported, OpenMattersFound, PublicityEnded, Published
from services.finance.domain.funds import Fund
from services.finance.domain.holds import Hold
from services.finance.domain.kinds import Kind
from services.finance.domain.overdue_statements import OverdueStatement
from services.finance.domain.payments import Provider
from services.finance.domain.periods import Closing, Period
from services.finance.domain.places import Appointment, Company, Ownership, Place
from services.finance.domain.reversals import Reversal
from services.finance.domain.spending_errors import UnknownCompany
from services.finance.domain.statements import Notice, Review, Statement
from services.finance.domain.timer_kinds import EXPIRE, PUBLICITY
from services.finance.domain.totals import STRIPES, Balance, Total, added
from services.finance.policies import ChartPolicy
from services.finance.store.members_lead import MembersLeadUnit

AT_ONCE = 200
UNITS_AT_ONCE = MOST_IDS
"""So many bills are reminded of in one transaction."""
POSTING = (ChartPolicy, CalendarPolicy)
"""What every posting asks for: read together."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What finance's commands work with beside its data."""

    blobs: Blobs
    signer: Signer
    provider: Provider


class Tx(MembersLeadUnit):
    tools: Tools
    audit_exported = AuditExported
    open_matters_found = OpenMattersFound
    totals = Collection(
        Total, "totals", indexes=(Index("fund_id", "account", "_id"), Index("fund_id", "_id"))
    )
    closings = Collection(
        Closing, "closings", orderings=("through",), indexes=(Index("fund_id", "by_through"),)
    )
    periods = Collection(Period, "periods", orderings=("quarter",), indexes=(Index("place", "by_quarter"),))
    reversals = Collection(Reversal, "reversals", indexes=(Index("entry_id", "_id"),))
    holds = Collection(Hold, "holds", indexes=(Index("fund_id", "_id"),))
    statements = Collection(
        Statement, "statements", orderings=("begun_at",), indexes=(Index("within", "by_begun_at"),)
    )
    overdue_statements = Collection(OverdueStatement, "overdue_statements")
    reviews = Collection(Review, "reviews", indexes=(Index("statement_id", "_id"), Index("by", "_id")))
    cases = Collection(
        Case,
        "cases",
        orderings=("opened_at",),
        indexes=(Index("within", "by_opened_at"), Index("statement_id", "_id")),
    )
    places = Copy(
        Place,
        "places",
        indexes=(Index("path", unique=True), Index("within", "kind", "active", "_id")),
        crowded=True,
    )
    ownerships = Copy(Ownership, "ownerships", indexes=(Index("owners", "_id"),))
    companies = Copy(Company, "companies")
    appointments = Copy(Appointment, "appointments", indexes=(Index("person_id"),))

    @property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return self.calendar_at(self.root)

    def calendar_at(self, place: OrgPath) -> Calendar:
        """The working time of a place."""
        return calendar_at(self, place)

    def today(self, place: OrgPath) -> date:
        """The local day there."""
        return local_date_at(self, place, self.now)

    def place_at(self, path: OrgPath) -> Place:
        """The active place. Raises UnknownPlace."""
        place = self.places.first({"path": path})
        if place is None or not place.active:
            raise UnknownPlace(path)
        return place

    def around(self, path: OrgPath) -> tuple[str, ...]:
        """All that a place lies in, itself and the entrance of a unit among them, as far as known."""
        place = self.places.first({"path": path})
        return place.within if place else path.ancestors()

    def chart_at(self, place: OrgPath) -> Chart:
        return self.policy(ChartPolicy, place).value()

    def unused(self, kept: TenantCollection[Any], item_id: str) -> str:
        """An id that a client made and nothing has yet. Raises Duplicate."""
        if kept.find(item_id):
            raise Duplicate(kept.declared.noun, ("id",))
        return item_id

    def last_closed(self, place: OrgPath) -> Period | None:
        """The last quarter of the place into which nothing is posted any more."""
        found = self.periods.list({"place": place}, sort="-quarter", limit=1)
        return found[0] if found else None

    def open_company(self, company_id: str, place: OrgPath) -> Company:
        """A company that is there on the local day. Raises UnknownCompany, CompanyHasClosed."""
        company = self.companies.find(company_id)
        if company is None:
            raise UnknownCompany(company_id)
        company.require_open(self.today(place))
        return company

    def works_for(self, person_id: str, company_id: str) -> bool:
        """Whether the person leads work of the company, wherever, or has declared an interest in it."""
        leads = any(one.company_id == company_id for one in self.appointments.list({"person_id": person_id}))
        return leads or self.interest_in(person_id, company_id) is not None

    def post(self, entry: Entry) -> Entry:
        """Book an entry; the same again is the same, and changes nothing.

        Raises EntryDiffers, ClosedPeriod, FundElsewhere, UnknownAccount, AgainstPurpose, FundSpent.
        """
        known = self.entries.find(entry.id)
        if known:
            entries.check_same(known, entry)
            return known
        periods.check_open(self.last_closed(entry.place), entry.effective)
        chart = self.chart_at(entry.place)
        events = entries.post(entry, chart)
        for fund_id in entry.funds:
            self._draw(self.funds.get(fund_id), entry, chart)
        booked = totals.month_of(self.today(entry.place))
        moved = totals.totals_of(entry, booked, self.stripe)
        self.totals.several(total.id for total in moved)
        for total in moved:
            self._count(total)
        self.entries.add(entry, *events)
        return entry

    def hold(self, hold: Hold) -> None:
        """Keep so much of its fund. Raises FundSpent."""
        fund = self.funds.get(hold.fund_id)
        self.funds.save(funds.hold(fund, self.cash_of(fund, hold.amount.currency), hold.amount))

    def set_aside(self, hold_id: str, fund: Fund, amount: Money, text: str, subject: str) -> None:
        """Hold so much for what `subject` (noun/id) says, until it is let go. Raises FundSpent."""
        hold, events = holds.place(
            Hold(
                id=hold_id,
                place=fund.place,
                fund_id=fund.id,
                amount=amount,
                text=text,
                placed_at=self.now,
                placed_by=self.by.subject,
                subject=subject,
            )
        )
        self.hold(hold)
        self.holds.add(hold, *events)

    def let_go(self, hold_id: str, reason: str) -> None:
        """What was set aside is free again."""
        hold = self.holds.get(hold_id)
        voided, events = holds.void(hold, reason)
        self.holds.save(voided, *events)
        self.release(voided, hold.left)

    def next_receipt(self, fund: Fund) -> str:
        """The number of the next receipt of the desk there. Raises DayNotClosed, DayCounted."""
        today, known = self.today(fund.place), self.desks.find(fund.place)
        desk = known or Desk(id=fund.place, place=fund.place, within=fund.within)
        counted = self.cash_days.find(cash.day_id(fund.place, today))
        desk, number = cash.number(cash.open_day(desk, today, counted), today)
        self.desks.put(desk)
        return number

    def cash_at(self, place: OrgPath, account: str) -> dict[str, Money]:
        """What an account of cash comes to in each fund of a place now."""
        own = [fund for fund in self.funds.list({"within": place}, limit=500) if fund.place == place]
        parts = {fund.id: self.balances(fund.id, account=account) for fund in own}
        return {fund: Money(sum(one.amount.fen for one in known)) for fund, known in parts.items()}

    def release(self, hold: Hold, amount: Money) -> None:
        """So much of its fund is held no more."""
        self.funds.save(funds.release(self.funds.get(hold.fund_id), amount))
        if not hold.left.fen:
            self.timers.cancel(EXPIRE, hold.id)

    def cash_of(self, fund: Fund, currency: str = "CNY") -> Money:
        """What a fund could pay with now, what is held included."""
        parts = [one for account in sorted(CASH) for one in self.balances(fund.id, account=account)]
        own = [one.amount.fen for one in parts if one.account in CASH and one.currency == currency]
        return Money(sum(own), currency)

    def balances(self, fund_id: str, account: str = "") -> tuple[Balance, ...]:
        """What the accounts of a fund (or one of them) come to now."""
        closing = self.closing(fund_id, "9999-12")
        since = closing.through if closing else ""
        parts = [one for one in (closing.balances if closing else ()) if account in ("", one.account)]
        parts += [one.balance for one in self.totals_of(fund_id, account) if one.effective > since]
        return added(parts)

    def publish(self, notice: Notice, terms: Publicity) -> Publication:
        """Publish a document: it becomes a leaf of the district's log, and its clock begins."""
        draft = Publication(
            id=self.new_id(),
            kind=notice.kind,
            subject=notice.subject,
            matter=notice.matter,
            place=notice.place,
            title=notice.title,
            content=published_log.canonical(notice.document),
            terms=terms,
            published_at=self.now,
            published_by=self.by.subject,
        )
        made = publicity.publish(draft, self.calendar_at(notice.place))
        told = Published(made.id, notice.kind, made.subject, made.matter, made.place, made.title, made.digest)
        self.publications.add(made, told)
        published_log.add(self, made.id, made.fact)
        self._watch(made)
        return made

    def keep_publication(self, publication: Publication, *events: Event) -> Publication:
        """Keep a changed publication, tell of its end, and watch its clock."""
        told = PublicityEnded(publication.id, Kind(publication.kind), publication.subject, publication.stage)
        ends = publication.ended_at == self.now and self.publications.get(publication.id).running
        self.publications.save(publication, *events, *([told] if ends else []))
        self._watch(publication)
        return publication

    @cached_property
    def stripe(self) -> int:
        """Another one when a unit that met a conflict runs again."""
        return pick(STRIPES)

    def _draw(self, fund: Fund, entry: Entry, chart: Chart) -> None:
        if fund.place != entry.place:
            raise FundElsewhere(fund.id)
        if entry.reverses is None:
            funds.check_purpose(fund, entry.lines, chart, entry.matter)
        paid = entries.paid_out(entry, fund.id)
        if paid.fen:
            maintenance.check_way(fund, entry.kind)
            self.funds.save(funds.spend(fund, self.cash_of(fund, paid.currency), paid))

    def _count(self, total: Total) -> None:
        kept = self.totals.find(total.id)
        self.totals.put(kept.plus(total) if kept else total)

    def closing(self, fund_id: str, through: str) -> Closing | None:
        """The last one of a fund until a month."""
        where = {"fund_id": fund_id, "by_through": {"$lt": sortable(through, "~")}}
        found = self.closings.list(where, sort="-through", limit=1)
        return found[0] if found else None

    def totals_of(self, fund_id: str, account: str = "") -> Iterable[Total]:
        where = {"fund_id": fund_id} | ({"account": account} if account else {})
        return self.totals.walk(where)

    def _watch(self, publication: Publication) -> None:
        if publication.stage is Stage.OPEN and publication.until:
            self.timers.set(PUBLICITY, publication.id, publication.until)
        else:
            self.timers.cancel(PUBLICITY, publication.id)
