# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation keeps: topics, surveys, votes, meetings; copies of places, ownerships, appointments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from services.chassis import publicity, published_log
from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import calendar_at, local_date_at
from services.chassis.checkpoints import Signer
from services.chassis.files import Blobs
from services.chassis.publicity import Publication, Stage
from services.chassis.store import MOST_IDS, Collection, Copy, Index, Page
from services.chassis.values import Event, OrgPath
from services.deliberation.domain import cadence, charter_rules, charters, counting, rolls, topics
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.casting import HeadAnswer, Proxy, UnitBallots, key_of
from services.deliberation.domain.charters import Charter
from services.deliberation.domain.corrections import RollCorrection
from services.deliberation.domain.deliveries import Delivery
from services.deliberation.domain.elections import Election
from services.deliberation.domain.errors import NotOnRoll, UnknownPlace
from services.deliberation.domain.events import BallotCast, OpenMattersFound, PublicityEnded, Published
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.organisations import Organisation
from services.deliberation.domain.places import Appointment, Ownership, Place
from services.deliberation.domain.plans import Plan
from services.deliberation.domain.publications import Document, Notice, of_vote
from services.deliberation.domain.timer_kinds import ANSWER, EFFECT, ENROL, FOLLOW, FREEZE, OPEN, PUBLICITY
from services.deliberation.domain.topics import Topic
from services.deliberation.domain.votes import Vote
from services.deliberation.policies import ConsultationPolicy
from services.deliberation.store.raising import RaisingUnit

UNITS_AT_ONCE = MOST_IDS - 1
"""So many units are enrolled, hashed or counted in one transaction; one head more is looked up with them."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What deliberation's commands work with beside its data."""

    blobs: Blobs
    signer: Signer


class Tx(RaisingUnit):
    tools: Tools
    open_matters_found = OpenMattersFound
    votes = Collection(Vote, "votes", orderings=("opens_at",), indexes=(Index("within", "by_opens_at"),))
    meetings = Collection(
        Meeting,
        "meetings",
        orderings=("starts_at",),
        crowded=True,
        indexes=(Index("within", "by_starts_at"), Index("within", "state", "starts_at"), Index("orders")),
    )
    missed_months = Collection(
        cadence.MissedMonth,
        "missed_months",
        orderings=("month",),
        indexes=(Index("within", "by_month"), Index("month", "place")),
    )
    bodies = Collection(
        Body,
        "bodies",
        indexes=(Index("within", "_id"), Index("place", "_id"), Index("members.person.id", "_id")),
    )
    elections = Collection(
        Election,
        "elections",
        orderings=("called_at",),
        indexes=(
            Index("within", "by_called_at"),
            Index("body_id", "by_called_at"),
            Index("candidates.person.id", "_id"),
        ),
    )
    charters = Collection(
        Charter,
        "charters",
        orderings=("drafted_at", "effective_on"),
        indexes=(
            Index("within", "by_drafted_at"),
            Index("within", "state", "by_effective_on"),
            Index("place", "kind", "state", "by_effective_on"),
        ),
    )
    plans = Collection(
        Plan,
        "plans",
        orderings=("opened_at",),
        indexes=(Index("within", "by_opened_at"), Index("matter", "by_opened_at")),
    )
    roll = Collection(
        rolls.RollEntry,
        "roll",
        orderings=("head",),
        crowded=True,
        indexes=tuple(Index("vote_id", "roll_version", by) for by in ("by_head", "unit.owners")),
    )
    corrections = Collection(RollCorrection, "corrections", indexes=(Index("vote_id", "_id"),))
    ballots = Collection(
        UnitBallots, "ballots", indexes=(Index("vote_id", "_id"), Index("ballots.principal", "_id"))
    )
    proxies = Collection(
        Proxy,
        "proxies",
        indexes=(Index("vote_id", "agent"), Index("principal", "_id"), Index("agent", "_id")),
    )
    answers = Collection(HeadAnswer, "answers")
    deliveries = Collection(Delivery, "deliveries")
    places = Copy(
        Place,
        "places",
        indexes=(
            Index("path", unique=True),
            Index("within", "kind", "active", "_id"),
            Index("within", "kind", "active", "area"),
        ),
        crowded=True,
    )
    ownerships = Copy(Ownership, "ownerships", indexes=(Index("owners"),))
    organisations = Copy(Organisation, "organisations")
    appointments = Copy(Appointment, "appointments", indexes=(Index("person_id"),))

    @cached_property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return calendar_at(self, self.root)

    def calendar_at(self, place: OrgPath) -> Calendar:
        """The working time of a place."""
        return calendar_at(self, place)

    def place_at(self, path: OrgPath) -> Place:
        """The active place. Raises UnknownPlace."""
        if (place := self.places.first({"path": path})) and place.active:
            return place
        raise UnknownPlace(path)

    def around(self, unit_id: str, path: OrgPath) -> tuple[str, ...]:
        """The places that a unit lies in, its entrance among them, as far as they are known."""
        unit = self.places.find(unit_id)
        return unit.within if unit and unit.path == path else path.ancestors()

    def adopted(self, place: OrgPath, kind: charter_rules.CharterKind) -> list[Charter]:
        """The adopted versions of a place's text, the latest in effect first."""
        where = {"place": place, "kind": kind, "state": charters.State.ADOPTED}
        return self.charters.list(where, sort="-effective_on", limit=200)

    def entry(self, vote: Vote, unit_id: str) -> rolls.RollUnit:
        """The unit as the vote's roll has it. Raises NotOnRoll."""
        if found := self.entry_if_any(vote, unit_id):
            return found
        raise NotOnRoll(unit_id)

    def entry_if_any(self, vote: Vote, unit_id: str, version: int | None = None) -> rolls.RollUnit | None:
        """The unit as a version of the vote's roll has it, by default the latest."""
        found = self.roll.find(rolls.entry_id(vote.id, version or vote.roll.version, unit_id))
        return found.unit if found else None

    def roll_page(self, vote: Vote, version: int, position: str) -> Page[rolls.RollEntry]:
        """The next units of a version of the roll, in the order of their heads."""
        where = {"vote_id": vote.id, "roll_version": version}
        return self.roll.page(where, sort="head", after=position or None, limit=UNITS_AT_ONCE)

    def given(self, vote: Vote, entries: Iterable[rolls.RollEntry]) -> list[counting.Given]:
        """What was given for units of the roll, and whether their ballots were delivered in time."""
        units = {key_of(vote.id, one.unit.unit_id): one.unit for one in entries}
        boxes = {box.id: box.ballots for box in self.ballots.several(units)}
        served = {one.id for one in self.deliveries.several(units) if one.at <= vote.closes_at}
        return [counting.Given(unit, boxes.get(key, ()), key in served) for key, unit in units.items()]

    def box(self, vote: Vote, unit_id: str) -> UnitBallots:
        """All ballots for the unit, none as yet perhaps."""
        key = key_of(vote.id, unit_id)
        return self.ballots.find(key) or UnitBallots(id=key, vote_id=vote.id, unit_id=unit_id)

    def answers_of(self, vote: Vote, heads: Iterable[str]) -> dict[str, Choice]:
        """The answers that these heads gave as persons."""
        found = self.answers.several(sorted({key_of(vote.id, head) for head in heads}))
        return {one.head: one.choice for one in found}

    def proxy_of(self, vote: Vote, principal: str, agent: str) -> Proxy | None:
        """The owner's written proxy to this person, if there is one."""
        found = self.proxies.find(key_of(vote.id, principal))
        return found if found and found.agent == agent else None

    def company_at(self, place: OrgPath, person_id: str) -> bool:
        """Whether the person works for a company that serves at the place today."""
        today = local_date_at(self, place, self.now).isoformat()
        return any(one.serves(place, today) for one in self.appointments.list({"person_id": person_id}))

    def await_answer(self, topic: Topic, events: list[Event]) -> Topic:
        """Keep a new topic, which is to be answered or taken up in time."""
        days = self.policy(ConsultationPolicy, topic.place).answer_days
        due = self.calendar_at(topic.place).due_after(topic.raised_at, days)
        self.timers.set(ANSWER, topic.id, due)
        awaited = replace(topic, answer_due_at=due, answer_days=days)
        self.topics.put(awaited, *events)
        return awaited

    def keep_decided(self, topic: Topic, events: list[Event]) -> Topic:
        """Keep a topic that has its answer; duplicates that were merged into it get it too."""
        self.topics.save(topic, *events)
        if topic.merged:
            self.timers.set(FOLLOW, topic.id, self.now)
        return topic

    def keep_box(self, box: UnitBallots, events: list[Event]) -> UnitBallots:
        """Keep the ballots of a unit."""
        self.ballots.put(box, *events)
        for cast in events:
            if isinstance(cast, BallotCast):
                fact = {"kind": "ballot", "vote": cast.vote_id, "commitment": cast.commitment}
                published_log.add(self, cast.commitment, fact)
        return box

    def publish_of_vote(self, kind: Kind, vote: Vote, document: Document) -> Publication:
        """Publish a document of a vote for as long as the vote's terms say."""
        terms = vote.terms
        days = {Kind.PLAN: terms.plan_days, Kind.ROLL: terms.roll_days, Kind.RESULT: terms.result_days}[kind]
        on_board = terms.on_board and kind is not Kind.ROLL
        publicity_terms = publicity.Terms(days, on_board=on_board, ruling_days=terms.ruling_days)
        latest = next((one.id for one in reversed(self.publications_of(vote)) if one.kind == kind), None)
        return self.publish(of_vote(kind, vote, document), publicity_terms, latest)

    def publish(self, notice: Notice, terms: publicity.Terms, replaces: str | None = None) -> Publication:
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
            replaces=replaces,
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

    def publications_of(self, vote: Vote) -> list[Publication]:
        """What was published of a vote."""
        return self.publications.list({"subject": f"vote/{vote.id}"})

    def latest_of(self, subject: str, kind: Kind) -> Publication:
        """The latest of its kind that was published of a subject."""
        return [one for one in self.publications.list({"subject": subject}) if one.kind == kind][-1]

    def conclude(self, vote: Vote, events: list[Event]) -> None:
        """Keep a vote that is over; its topic is decided."""
        self.votes.save(vote, *events)
        if vote.topic_id:
            topic = self.topics.get(vote.topic_id)
            self.keep_decided(*topics.decide(topic, vote.question, adopted=bool(vote.adopted)))
        if vote.effect:
            self.timers.set(EFFECT, vote.id, self.now)

    def take_back(self, vote: Vote, events: list[Event]) -> Vote:
        """Keep a vote that was withdrawn; its topic waits for another decision."""
        for kind in (ENROL, FREEZE, OPEN):
            self.timers.cancel(kind, vote.id)
        if vote.topic_id:
            topic, given_back = topics.give_back(self.topics.get(vote.topic_id))
            self.topics.save(topic, *given_back)
        self.votes.save(vote, *events)
        if vote.effect:
            self.timers.set(EFFECT, vote.id, self.now)
        for one in self.publications_of(vote):
            if one.running:
                self.keep_publication(publicity.withdraw(one, self.now))
        return vote

    def _watch(self, publication: Publication) -> None:
        if publication.stage is Stage.OPEN and publication.until:
            self.timers.set(PUBLICITY, publication.id, publication.until)
        else:
            self.timers.cancel(PUBLICITY, publication.id)
