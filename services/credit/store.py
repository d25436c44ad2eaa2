# SPDX-License-Identifier: AGPL-3.0-or-later
"""What credit keeps: files, facts, rule sets, cases, appeals, repairs; copies of others' facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from services.chassis import published_log
from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import calendar_at, local_date_at
from services.chassis.checkpoints import Signer
from services.chassis.files import Blobs
from services.chassis.publicity import Publication, Stage
from services.chassis.store import Collection, Copy, Index
from services.chassis.store.publishing import PublishingUnit
from services.chassis.values import Event, OrgPath
from services.credit.domain import credit_files, facts, publications, scoring, subjects
from services.credit.domain.appeals import Appeal
from services.credit.domain.cases import Case
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.errors import UnknownPlace
from services.credit.domain.events import AuditExported, OpenMattersFound, PublicityEnded, RetentionApplied
from services.credit.domain.facts import Fact
from services.credit.domain.handovers import Handover
from services.credit.domain.kinds import Evidence, EvidenceKind, Kind, SubjectKind
from services.credit.domain.repairs import Repair
from services.credit.domain.rule_sets import KeptRules, RuleSet, digest_of, quarter_of
from services.credit.domain.subjects import Place, manager_file_id
from services.credit.domain.timer_kinds import PUBLICITY, RECOUNT
from services.credit.policies import ProcessPolicy, RatingPolicy

AT_ONCE = 200
"""So many facts are read or changed at a time."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What credit's commands work with beside its data."""

    blobs: Blobs
    signer: Signer


class Tx(PublishingUnit):
    tools: Tools
    audit_exported = AuditExported
    retention_applied = RetentionApplied
    open_matters_found = OpenMattersFound
    credit_files = Collection(
        CreditFile,
        "credit_files",
        orderings=("score",),
        indexes=(
            Index("within", "by_score"),
            Index("within", "_id"),
            Index("kind", "_id"),
            Index("kind", "published_for"),
        ),
    )
    facts = Collection(
        Fact,
        "facts",
        orderings=("happened_on", "next_on"),
        crowded=True,
        indexes=(
            Index("file_id", "by_happened_on"),
            Index("file_id", "by_next_on"),
            Index("source", "_id"),
            Index("matter"),
            Index("within", "quarter", "about", "kind", "withdrawn_on"),
        ),
    )
    rule_sets = Collection(KeptRules, "rule_sets")
    cases = Collection(Case, "cases", orderings=("opened_at",), indexes=(Index("within", "by_opened_at"),))
    handovers = Collection(
        Handover, "handovers", orderings=("opened_at",), indexes=(Index("within", "by_opened_at"),)
    )
    appeals = Collection(
        Appeal,
        "appeals",
        orderings=("at",),
        indexes=(Index("within", "by_at"), Index("about_id", "_id"), Index("by", "_id")),
    )
    repairs = Collection(
        Repair,
        "repairs",
        orderings=("at",),
        indexes=(Index("within", "by_at"), Index("fact_id", "_id"), Index("by", "_id")),
    )
    places = Copy(
        Place,
        "places",
        indexes=(Index("path", unique=True), Index("within", "kind", "active", "_id")),
    )
    companies = Copy(subjects.Company, "companies")
    persons = Copy(subjects.Person, "persons", ends=True)
    appointments = Copy(
        subjects.Appointment, "appointments", indexes=(Index("company_id"), Index("person_id"), Index("path"))
    )
    assignments = Copy(subjects.Assignment, "assignments")
    topics = Copy(subjects.Topic, "topics", indexes=(Index("order_id"),))
    works = Copy(subjects.Work, "works", indexes=(Index("matter"),))

    @cached_property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return calendar_at(self, self.root)

    def calendar_at(self, place: OrgPath) -> Calendar:
        """The working time of a place."""
        return calendar_at(self, place)

    @cached_property
    def today(self) -> date:
        """The day in the district: all days of credit are the district's."""
        return local_date_at(self, self.root, self.now)

    def in_working_days(self, days: int) -> datetime:
        """The end of a period of so many working days from today."""
        return self.calendar.end_of_period(self.calendar.add_working_days(self.today, days))

    def place_at(self, path: OrgPath) -> Place:
        """The active place. Raises UnknownPlace."""
        place = self.places.first({"path": path})
        if place is None or not place.active:
            raise UnknownPlace(path)
        return place

    def around(self, path: OrgPath) -> tuple[str, ...]:
        """The places that a place lies in, itself and the entrance of a unit among them, as far as known."""
        place = self.places.first({"path": path})
        return place.within if place else path.ancestors()

    def current_rules(self, place: OrgPath) -> tuple[str, RuleSet]:
        """The rule set in force at a place with its digest; kept and logged from its first use on."""
        rules = self.policy(RatingPolicy, place).rules.value()
        digest = digest_of(rules)
        if self.rule_sets.find(digest) is None:
            self.rule_sets.add(KeptRules(digest, rules))
            published_log.add(self, digest, publications.rules_leaf(rules, digest))
        return digest, rules

    def rules_of(self, file: CreditFile) -> RuleSet:
        """The rule set that a file is rated by."""
        return self.rule_sets.get(file.rules).rules

    def rated(self, order_id: str, assignee_id: str, place: OrgPath, day: date) -> list[str]:
        """The files that an assignee concerns: the company's, and of who led its work there that day."""
        order = self.assignments.find(order_id)
        company = self.companies.find(assignee_id)
        of_person, around = self.appointments.list({"person_id": assignee_id}), self.around(place)
        if company or (order and order.assignee_id == assignee_id and order.kind == SubjectKind.COMPANY):
            leading = self.appointments.list({"company_id": assignee_id})
            companies = [assignee_id] if company is None or company.kind in subjects.RATED else []
        else:
            leading = of_person
            companies = [one.company_id for one in of_person if one.at(around, day)]
        persons = [one.person_id for one in leading if one.at(around, day)] if companies else []
        return list(dict.fromkeys([*companies, *map(manager_file_id, persons)]))

    def serving(self, place: OrgPath, day: date) -> list[str]:
        """The files of the property companies that serve a place on a day, and of who leads their work."""
        at = [
            one for one in self.appointments.list({"path": {"$in": list(self.around(place))}}) if one.on(day)
        ]
        companies = self.companies.several({one.company_id for one in at})
        serving = {one.id for one in companies if one.kind == subjects.PROPERTY}
        persons = [one.person_id for one in at if one.company_id in serving]
        return [*sorted(serving), *map(manager_file_id, dict.fromkeys(persons))]

    def matter_of(self, order_id: str) -> str:
        """The matter that an order belongs to; the order itself where it belongs to none."""
        if work := self.works.find(order_id):
            return work.matter
        topic = self.topics.first({"order_id": order_id})
        return topic.id if topic else order_id

    def leads(self, file: CreditFile) -> bool:
        """Whether the actor is whom the file is about, or leads the company's work somewhere today."""
        if file.kind is SubjectKind.MANAGER:
            return file.subject_id == self.by.subject
        found = self.appointments.list({"person_id": self.by.subject})
        return any(one.company_id == file.subject_id and one.on(self.today) for one in found)

    def is_public(self, file: CreditFile) -> bool:
        """Whether what is rated here is published: companies are, persons where the policy says so."""
        return file.kind is SubjectKind.COMPANY or self.policy(ProcessPolicy, file.place).publishes_managers

    def event_evidence(self, link: str) -> tuple[Evidence, ...]:
        """The event that is being handled, as evidence."""
        return (Evidence(EvidenceKind.EVENT, self.event.id, link),) if self.event else ()

    def new_fact(
        self,
        file_id: str,
        cause: str,
        place: OrgPath,
        happened_on: date,
        **said: Any,  # noqa: ANN401 - the fact's own fields
    ) -> Fact:
        """A fact as it is recorded today; whom it is about may appeal from now on."""
        file = self.credit_files.find(file_id)
        return Fact(
            id=facts.fact_id(file_id, cause),
            file_id=file_id,
            recorded_on=self.today,
            recorded_at=self.now,
            recorded_by=self.by.subject,
            place=place,
            within=self.around(place),
            happened_on=happened_on,
            quarter=quarter_of(happened_on),
            about=file.kind if file else SubjectKind.COMPANY,
            appeal_until=self.in_working_days(
                self.policy(ProcessPolicy, file.place if file else None).appeal_days
            ),
            **said,
        )

    def facts_of(self, file_id: str) -> Iterator[Fact]:
        """Every fact of a file in the order of its days."""
        return self.facts.walk({"file_id": file_id}, sort="happened_on")

    def log_fact(self, file: CreditFile, fact: Fact) -> None:
        """What everybody may know of a fact enters the log."""
        if self.is_public(file):
            published_log.add(self, fact.id, publications.fact_leaf(fact))

    def keep_fact(self, fact: Fact, events: list[Event], mark: str) -> Fact:
        """Keep a fact of which something became, in the log too, and count its file again."""
        self.facts.save(fact, *events)
        file = self.credit_files.find(fact.file_id)
        if file:
            if self.is_public(file):
                leaf = publications.mark_leaf(fact, mark, self.today, self.now)
                published_log.add(self, self.new_id(), leaf)
            self.recount(file, fact)
        return self.facts.get(fact.id)

    def recount(self, file: CreditFile, *touched: Fact) -> CreditFile:
        """Bring a file's sums and score up to today: what was touched, and what time has changed."""
        rules, sums = self.rules_of(file), file.sums
        for fact in touched:
            sums = self._counted(sums, fact, rules)
            file = replace(file, next_on=_earlier(file.next_on, self.facts.get(fact.id).next_on))
        while file.next_on is not None and file.next_on <= self.today:
            where = {"file_id": file.id}
            soonest = self.facts.list(where, sort="next_on", limit=AT_ONCE)
            due = [fact for fact in soonest if fact.next_on and fact.next_on <= self.today]
            for fact in due:
                sums = self._counted(sums, fact, rules)
            left = self.facts.list(where, sort="next_on", limit=1)
            file = replace(file, next_on=left[0].next_on if left else None)
        return self.keep_file(*credit_files.rate(file, sums, rules, file.rules, self.today))

    def keep_file(self, file: CreditFile, events: list[Event]) -> CreditFile:
        """Keep a file, and look at it again when time changes its score."""
        self.credit_files.save(file, *events)
        if file.next_on:
            midnight = self.calendar.end_of_period(file.next_on - scoring.DAY)
            self.timers.set(RECOUNT, file.id, midnight)
        else:
            self.timers.cancel(RECOUNT, file.id)
        return file

    def keep_publication(self, publication: Publication, *events: Event) -> Publication:
        """Keep a changed publication, tell of its end, and watch its clock."""
        told = PublicityEnded(publication.id, Kind(publication.kind), publication.subject, publication.stage)
        ends = publication.ended_at == self.now and self.publications.get(publication.id).running
        self.publications.save(publication, *events, *([told] if ends else []))
        self.watch(publication)
        return publication

    def watch(self, publication: Publication) -> None:
        if publication.stage is Stage.OPEN and publication.until:
            self.timers.set(PUBLICITY, publication.id, publication.until)
        else:
            self.timers.cancel(PUBLICITY, publication.id)

    def _counted(self, sums: tuple[scoring.Sum, ...], fact: Fact, rules: RuleSet) -> tuple[scoring.Sum, ...]:
        """The sums with what a fact is worth today in place of what it was worth."""
        weight = scoring.weigh(fact, rules, self.today, self.today)
        now = replace(
            fact,
            counted=scoring.counted(fact, weight),
            next_on=scoring.next_change(fact, rules, self.today),
        )
        self.facts.save(now)
        return scoring.changed(sums, [fact.counted], [now.counted])


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
