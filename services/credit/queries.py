# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reads: never write, always bounded, always on an index."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Day, Input, Paged
from services.chassis.publicity import Objection, Publication, Stage
from services.chassis.store import Page
from services.chassis.values import Forbidden, NotFound, OrgPath
from services.credit.domain import access, scoring
from services.credit.domain.appeals import Appeal
from services.credit.domain.authority import Permission
from services.credit.domain.cases import Case
from services.credit.domain.comparisons import Comparison, rate
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.errors import NotYetKnown
from services.credit.domain.facts import Fact
from services.credit.domain.handovers import Handover
from services.credit.domain.kinds import FactKind, Klass, SubjectKind
from services.credit.domain.repairs import Repair
from services.credit.domain.scoring import Assessment, Line
from services.credit.domain.subjects import Place, manager_file_id
from services.credit.store import Tx

MOST_LINES = 500
LATEST = 20
MOST_HOUSEHOLDS = 100_000
MOST_WORKS = 50
MOST_FACTS = 200
NEIGHBOURHOOD, UNIT = "neighbourhood", "unit"


class AtPlace(Paged):
    """At a place and below it."""

    place: OrgPath


class AtStage(Paged):
    """`stage`: only those, for instance what is open for objections."""

    stage: Stage | None = None


class OnDay(Input):
    """By default today. `known_on`: by what was known on a later day; by default that day itself.

    `rules`: the digest of a rule set that something was rated by; by default the file's.
    """

    on: Day | None = None
    known_on: Day | None = None
    rules: str | None = Field(None, pattern="^[0-9a-f]{64}$")


class OfQuarter(Paged):
    """The neighbourhoods at a place and below it, in a quarter (`2026Q1`)."""

    below: OrgPath
    quarter: str = Field(pattern="^(19|20|21)[0-9]{2}Q[1-4]$")
    limit: int = Field(10, ge=1, le=20)


@dataclass(frozen=True)
class NamedFile:
    """A file, with the name of whom it is about for those who may know it."""

    file: CreditFile
    name: str


@dataclass(frozen=True)
class Explained:
    """The score of a day with its latest lines; `facts`: how many there are."""

    file: CreditFile
    rules: str
    found: Assessment
    lines: tuple[Line, ...]
    facts: int


@dataclass(frozen=True)
class MatterFact:
    """A fact of a matter, with the file that it stands in; `points` in hundredths with their sign."""

    fact: Fact
    file: CreditFile
    points: int


@dataclass(frozen=True)
class PublicFile:
    """What everybody may see of a file: what is in effect, and its published ratings, the latest first."""

    file: CreditFile
    ratings: tuple[Publication, ...]


def list_files(tx: Tx, query: AtPlace) -> Page[NamedFile]:
    """The files of an area, the lowest score first."""
    tx.require(Permission.FILES_READ, query.place)
    where = {"within": query.place}
    page = tx.credit_files.page(where, sort="score", after=query.after, limit=query.limit)
    return Page(tuple(_named(tx, file) for file in page.items), page.next, page.previous)


def list_own_files(tx: Tx) -> list[NamedFile]:
    """The file about the caller, and those of the companies whose work they lead."""
    leading = tx.appointments.list({"person_id": tx.by.subject})
    companies = [one.company_id for one in leading if one.on(tx.today)]
    ids = dict.fromkeys([*companies, manager_file_id(tx.by.subject)])
    found = [tx.credit_files.find(file_id) for file_id in ids]
    return [_named(tx, file) for file in found if file]


def show_file(tx: Tx, credit_file_id: str) -> NamedFile:
    """One file: its score and what is in effect. Raises NotFound also for one of another area."""
    return _named(tx, _readable(tx, credit_file_id))


def explain_rating(tx: Tx, credit_file_id: str, query: OnDay) -> Explained:
    """The score of a day, line by line: which fact, by which rule, how many points, and why so.

    The same facts and rules give the same score whenever it is asked for. Raises NotYetKnown.
    """
    file = _readable(tx, credit_file_id)
    on = query.on or tx.today
    known = query.known_on or on
    if known > tx.today:
        raise NotYetKnown(known, tx.today)
    rules = tx.rule_sets.get(query.rules) if query.rules else tx.rule_sets.get(file.rules)
    found = scoring.assess(tx.facts_of(file.id), rules.rules, on, known, file.opened_on)
    lines = tuple(line for line in found.lines if line.status not in scoring.NOT_THERE)
    return Explained(file, rules.id, found, lines[-MOST_LINES:], len(lines))


def list_facts(tx: Tx, credit_file_id: str, query: Paged) -> Page[Fact]:
    """Everything on record in a file, the latest first, also what was taken back."""
    file = _readable(tx, credit_file_id)
    where = {"file_id": file.id}
    return tx.facts.page(where, sort="-happened_on", after=query.after, limit=query.limit)


def show_fact(tx: Tx, fact_id: str) -> Fact:
    """One fact with its evidence. Raises NotFound also where the file may not be read."""
    fact = tx.facts.get(fact_id)
    if not _may_read(tx, tx.credit_files.find(fact.file_id)):
        raise NotFound("fact", fact_id)
    return fact


def list_comparisons(tx: Tx, query: OfQuarter) -> Page[Comparison]:
    """How neighbourhoods compare: facts of the companies that serve there, per 1,000 households, with n."""
    tx.require(Permission.FILES_READ, query.below)
    where = {"within": query.below, "kind": NEIGHBOURHOOD, "active": True}
    page = tx.places.page(where, after=query.after, limit=query.limit)
    return Page(tuple(_compared(tx, place, query.quarter) for place in page.items), page.next, page.previous)


def list_cases(tx: Tx, query: AtPlace) -> Page[Case]:
    """What follows red lights in an area, the latest first."""
    tx.require(Permission.FILES_READ, query.place)
    where = {"within": query.place}
    return tx.cases.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def show_case(tx: Tx, case_id: str) -> Case:
    """One case with all that is on record. Raises NotFound also where the file may not be read."""
    case = tx.cases.get(case_id)
    if not _may_read(tx, tx.credit_files.find(case.file_id)):
        raise NotFound("case", case_id)
    return case


def list_handovers(tx: Tx, query: AtPlace) -> Page[Handover]:
    """What is handed over after exits in an area, the latest first."""
    tx.require(Permission.FILES_READ, query.place)
    where = {"within": query.place}
    return tx.handovers.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def show_handover(tx: Tx, handover_id: str) -> Handover:
    """One handover: what is owed still. Raises NotFound also where the file may not be read."""
    handover = tx.handovers.get(handover_id)
    if not _may_read(tx, tx.credit_files.find(handover.file_id)):
        raise NotFound("handover", handover_id)
    return handover


def list_appeals(tx: Tx, query: AtPlace) -> Page[Appeal]:
    """The appeals of an area, the latest first, for whoever decides on them."""
    tx.require(Permission.APPEALS_RULE, query.place)
    where = {"within": query.place}
    return tx.appeals.page(where, sort="-at", after=query.after, limit=query.limit)


def list_repairs(tx: Tx, query: AtPlace) -> Page[Repair]:
    """The applications for repair of an area, the latest first, for whoever decides on them."""
    tx.require(Permission.APPEALS_RULE, query.place)
    where = {"within": query.place}
    return tx.repairs.page(where, sort="-at", after=query.after, limit=query.limit)


def list_public_files(tx: Tx, query: Paged) -> Page[CreditFile]:
    """The companies of a district with the stars and the light that are in effect."""
    where = {"kind": SubjectKind.COMPANY}
    return tx.credit_files.page(where, after=query.after, limit=query.limit)


def show_public_file(tx: Tx, credit_file_id: str) -> PublicFile:
    """What everybody may see of a file. Raises NotFound for one that is not public."""
    file = tx.credit_files.get(credit_file_id)
    if not tx.is_public(file):
        raise NotFound("credit_file", credit_file_id)
    found = tx.publications.page({"subject": f"credit_file/{file.id}"}, sort="", limit=LATEST)
    return PublicFile(file, tuple(reversed(found.items)))


def list_public_matter(tx: Tx, matter: str) -> list[MatterFact]:
    """What a matter did to the public files of who served: each fact, the earliest first."""
    topic, works = tx.topics.find(matter), tx.works.list({"matter": matter}, limit=MOST_WORKS)
    orders = [*(work.id for work in works), *([topic.order_id] if topic and topic.order_id else [])]
    facts = tx.facts.list({"matter": {"$in": [matter, *orders]}}, limit=MOST_FACTS)
    files = {file.id: file for file in tx.credit_files.several({fact.file_id for fact in facts})}
    public = {file_id for file_id, file in files.items() if tx.is_public(file)}
    shown = [fact for fact in facts if fact.file_id in public]
    return [
        MatterFact(fact, files[fact.file_id], _signed(tx, files[fact.file_id], fact))
        for fact in sorted(shown, key=lambda fact: (fact.recorded_at, fact.id))
    ]


def list_public_publications(tx: Tx, query: AtStage) -> Page[Publication]:
    """The published ratings of a district, the latest first."""
    where = {"stage": query.stage} if query.stage else {}
    return tx.publications.page(where, sort="-published_at", after=query.after, limit=query.limit)


def show_public_publication(tx: Tx, publication_id: str) -> Publication:
    """One published rating, its whole text, and until when one may object."""
    return tx.publications.get(publication_id)


def show_publication(tx: Tx, publication_id: str) -> Publication:
    """One published rating, for whoever is logged in."""
    return tx.publications.get(publication_id)


def list_objections(tx: Tx, publication_id: str, query: Paged) -> Page[Objection]:
    """What is held against a published rating, for whoever rules on it."""
    publication = tx.publications.get(publication_id)
    tx.require(Permission.OBJECTIONS_RULE, publication.place)
    return tx.objections.page({"publication_id": publication.id}, after=query.after, limit=query.limit)


def _signed(tx: Tx, file: CreditFile, fact: Fact) -> int:
    """What a fact counts for today before any cap, with its sign."""
    rule = tx.rules_of(file).rule_for(fact.kind)
    points = fact.counted.points if fact.counted else 0
    return -points if rule and rule.klass is Klass.MINUS else points


def _compared(tx: Tx, place: Place, quarter: str) -> Comparison:
    homes = {"within": place.path, "kind": UNIT, "active": True}
    households = tx.places.count(homes, limit=MOST_HOUSEHOLDS)
    company = {"within": place.path, "quarter": quarter, "about": SubjectKind.COMPANY}
    rates = tuple(
        rate(kind, tx.facts.count({**company, "kind": kind, "withdrawn_on": None}), households)
        for kind in FactKind
    )
    return Comparison(place.path, place.name, households, rates)


def _named(tx: Tx, file: CreditFile) -> NamedFile:
    person = tx.persons.find(file.subject_id) if file.kind is SubjectKind.MANAGER else None
    return NamedFile(file, person.name if person else file.name)


def _readable(tx: Tx, file_id: str) -> CreditFile:
    file = tx.credit_files.get(file_id)
    if not _may_read(tx, file):
        raise NotFound("credit_file", file_id)
    return file


def _may_read(tx: Tx, file: CreditFile | None) -> bool:
    """Staff there, for a company's file also within the district, and whom it is about."""
    if file is None:
        return False
    try:
        access.check_concerns(tx.by, Permission.FILES_READ, file.place)
    except Forbidden:
        return tx.leads(file)
    return True
