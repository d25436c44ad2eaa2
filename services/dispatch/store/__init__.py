# SPDX-License-Identifier: AGPL-3.0-or-later
"""What dispatch keeps: orders, their counts, and its copies of places, persons, role_grants and companies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Protocol

from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import calendar_at, local_date_at
from services.chassis.files import Blobs
from services.chassis.store import MOST_IDS, Collection, Copy, Index
from services.chassis.store.paging import sortable
from services.chassis.tables.table import Table
from services.chassis.values import Event, OrgPath
from services.dispatch.domain import access, authority, duplicates, proofs, saved_filters
from services.dispatch.domain.absences import Absence
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.categories import Category, Terms
from services.dispatch.domain.comments import Remarks
from services.dispatch.domain.deadlines import next_look
from services.dispatch.domain.errors import CompanyHasClosed, NotAssignable, UnknownPlace
from services.dispatch.domain.events import AuditExported, AuditSealed, OpenMattersFound, RetentionApplied
from services.dispatch.domain.evidence import GoneFile
from services.dispatch.domain.imports import SourceImport
from services.dispatch.domain.mappings import SourceMapping
from services.dispatch.domain.matters import MatterOrder
from services.dispatch.domain.numbers import DayCount, day_count, number
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import Appointment, Company, Person, Place, RoleGrant
from services.dispatch.domain.saved_filters import SavedFilter
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.policies.procedure import ProcedurePolicy
from services.dispatch.store.counting import counted
from services.dispatch.store.members_lead import MembersLeadUnit

EXPORT = "orders.export"
"""The kind of the jobs that write tables of orders."""

IMPORT = "orders.import"
"""The kind of the jobs that take in the rows of a table, or try it."""

WATCH = "order.watch"
"""The one timer of an order: at the next moment when time alone brings something about."""


class Tables(Protocol):
    """Reads a file as a table, and keeps it for who asks again; `digest` is the content's."""

    def read(self, digest: str, content: bytes) -> Table: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What dispatch's commands work with beside its data."""

    blobs: Blobs
    tables: Tables


class Tx(MembersLeadUnit):
    tools: Tools
    audit_exported = AuditExported
    retention_applied = RetentionApplied
    audit_sealed = AuditSealed
    open_matters_found = OpenMattersFound
    orders = Collection(
        Order,
        "orders",
        orderings=("listed_at", "reported_at"),
        crowded=True,
        search=("description", "address"),
        indexes=(
            Index("source", "external_id", unique=True),
            Index("source", "_id"),
            Index("within", "open", "urgency", "by_listed_at"),
            Index("within", "state", "urgency", "by_listed_at"),
            Index("within", "by_reported_at"),
            Index("assignee.handlers", "open", "urgency", "by_listed_at"),
            Index("assignee.id", "open", "urgency", "by_listed_at"),
            Index("reporter_id", "by_reported_at"),
            Index("followers", "open", "by_reported_at"),
            Index("grams", "by_reported_at"),
            Index("number"),
            Index("within", "open", "category", "by_reported_at"),
            Index("cells", "open", "by_reported_at"),
            Index("asking", "urgency", "by_listed_at"),
            Index("assisting", "open", "urgency", "by_listed_at"),
        ),
    )
    absences = Collection(
        Absence,
        "absences",
        orderings=("until",),
        indexes=(Index("within", "by_until"), Index("person_id", "until"), Index("person_id", "by_until")),
    )
    remarks = Collection(Remarks, "remarks")
    day_counts = Collection(DayCount, "day_counts")
    matter_orders = Collection(MatterOrder, "matter_orders", indexes=(Index("matter"),))
    source_mappings = Collection(SourceMapping, "source_mappings", indexes=(Index("current", "_id"),))
    source_imports = Collection(
        SourceImport,
        "source_imports",
        noun="import",
        orderings=("started_at",),
        indexes=(Index("by_started_at"), Index("source", "by_started_at")),
    )
    places = Copy(
        Place,
        "places",
        orderings=("path",),
        search=("called",),
        indexes=(
            Index("path", unique=True),
            Index("parent", "active", "by_path"),
            Index("grams", "by_path"),
        ),
    )
    persons = Copy(Person, "persons", ends=True)
    role_grants = Copy(RoleGrant, "role_grants", indexes=(Index("role", "path"),), ends=True)
    companies = Copy(Company, "companies")
    appointments = Copy(Appointment, "appointments", indexes=(Index("path"), Index("company_id")))

    def check_step(self, order: Order, action: Action) -> None:
        """Raises NotFound, Forbidden, StepOfOthers."""
        access.check(self.by, order, action, self.policy(ProcedurePolicy, order.place_path).value())

    def terms_at(self, place: OrgPath, category: Category, catalogue: CategoryPolicy) -> Terms:
        """What is promised there for a request from now on."""
        rules, procedure = self.policy(OrderPolicy, place), self.policy(ProcedurePolicy, place)
        return rules.terms(category, catalogue, procedure)

    def calendar_at(self, place: OrgPath) -> Calendar:
        """The working time of a place."""
        return calendar_at(self, place)

    def begin(self, order: Order, events: list[Event]) -> Order:
        """Keep a new order, count it and watch its limits."""
        order = counted(order, self.month(order.reported_at))
        self.orders.add(order, *events, *self._told_at_once(order))
        self.count_order(None, order)
        look = next_look(order)
        if look:
            self.timers.set(WATCH, order.id, look)
        return order

    def save_order(self, order: Order, events: list[Event]) -> Order:
        """Keep a changed order, count the difference, watch its limits, tell who follows it."""
        before = self.orders.get(order.id)
        order = counted(order, self.counted_month(before))
        events = [*events, *duplicates.told(before, order)]
        if events or order != before:
            self.orders.save(order, *events)
        self.count_order(before, order)
        look = next_look(order)
        if look:
            self.timers.set(WATCH, order.id, look)
        elif next_look(before):
            self.timers.cancel(WATCH, order.id)
        return order

    def with_gone_files(self, order: Order) -> Order:
        """It says of each of its files that it was there: by the digest a copy is known for the same."""
        kinds = proofs.files_of(order)
        gone = [
            GoneFile(kinds[one.id], one.started_at, one.digest, self.now) for one in self.files.several(kinds)
        ]
        return replace(order, gone=(*order.gone, *gone))

    def readers_at(self, within: tuple[str, ...]) -> set[str]:
        """Who may read the orders of one of these places."""
        granted = {one.person_id for one in self.grants_at(Permission.ORDERS_READ, within)}
        return granted | {one.person_id for one in self.appointments_at(within)}

    def check_filter(self, one: SavedFilter, known: SavedFilter | None) -> SavedFilter:
        """The filter, if the caller may keep it in place of the one that is known.

        Raises Forbidden, UnknownPlace, TooManyFilters, FilterNameTaken, TooManyTellings, Invalid.
        """
        if place := one.asked.place:
            self.require(Permission.ORDERS_READ, place)
            if place != self.root and self.place_at(place) is None:
                raise UnknownPlace(place)
        saved_filters.check(one, known, self.own_filters())
        self.check_tellings(one, known)
        return one

    def _told_at_once(self, order: Order) -> list[Event]:
        found = self.filters_met_by(order)
        return saved_filters.told_at_once(order, found, self.readers_at(order.within)) if found else []

    def next_number(self, at: OrgPath) -> str:
        """The short number of an order that is reported now."""
        day = self.calendar.local_date(self.now)
        empty = day_count(day, self.stripe)
        stored = self.day_counts.find(empty.id)
        count = (stored or empty).more
        if stored:
            self.day_counts.save(count)
        else:
            self.day_counts.add(count)
        return number(self.policy(OrderPolicy, at).number_prefix, day, count)

    def open_near(self, place: OrgPath, category: str, since: datetime, limit: int) -> list[Order]:
        """The latest open orders of a category at a place and below."""
        where = {"within": place, "open": True, "category": category}
        bounds = {"by_reported_at": {"$gte": sortable(since, "")}}
        return self.orders.list(where | bounds, sort="-reported_at", limit=limit)

    def place_at(self, path: str) -> Place | None:
        return self.places.first({"path": path})

    def places_at(self, paths: Iterable[str]) -> list[Place]:
        """Those places that are known, read a hundred at a time."""
        wanted = sorted(set(paths))
        parts = [wanted[first : first + MOST_IDS] for first in range(0, len(wanted), MOST_IDS)]
        return [place for part in parts for place in self.places.list({"path": {"$in": part}})]

    def grants_at(self, permission: Permission, within: tuple[str, ...]) -> list[RoleGrant]:
        """Who holds the permission at one of these places."""
        roles = authority.roles_with(permission)
        return self.role_grants.list({"role": {"$in": list(roles)}, "path": {"$in": list(within)}})

    def appointments_at(self, within: tuple[str, ...]) -> list[Appointment]:
        """Who leads the work of a company that has not closed at one of these places today."""
        found = self.appointments.list({"path": {"$in": list(within)}})
        led = [one for one in found if one.until is None or one.until >= self.local_day]
        known = self.companies.several({one.company_id for one in led})
        closed = {one.id for one in known if one.closed(self.local_day)}
        return [one for one in led if one.company_id not in closed]

    @cached_property
    def local_day(self) -> str:
        """The district's local day, ISO 8601."""
        return local_date_at(self, self.root, self.now).isoformat()

    def assignable(self, within: tuple[str, ...], assignee_id: str, place_path: OrgPath) -> Assignee:
        """Who handles orders at one of these places. Raises NotAssignable, CompanyHasClosed."""
        found = self.assignee(within, assignee_id)
        if found:
            return found
        company = self.companies.find(assignee_id)
        if company and company.until is not None and company.closed(self.local_day):
            raise CompanyHasClosed(company.id, company.until)
        raise NotAssignable(assignee_id, place_path)

    def assignee(self, within: tuple[str, ...], assignee_id: str) -> Assignee | None:
        """The person who handles orders at one of these places, or the company; None where neither does."""
        grants = self.grants_at(Permission.ORDERS_HANDLE, within)
        if assignee_id not in {role_grant.person_id for role_grant in grants}:
            return self.company(within, assignee_id)
        person = self.persons.find(assignee_id)
        return Assignee(assignee_id, AssigneeKind.PERSON, person.name if person else "", (assignee_id,))

    def company(self, within: tuple[str, ...], company_id: str) -> Assignee | None:
        """The company with all who lead its work at these places; None where nobody does."""
        led = [one for one in self.appointments_at(within) if one.company_id == company_id]
        if not led:
            return None
        company = self.companies.find(company_id)
        handlers = tuple(sorted({one.person_id for one in led}))
        return Assignee(company_id, AssigneeKind.COMPANY, company.name if company else "", handlers)


def path_of(text: str) -> OrgPath | None:
    """A path as another service tells it; empty is none."""
    return OrgPath(text) if text else None
