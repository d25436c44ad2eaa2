# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation keeps: topics, surveys, votes, meetings; copies of places, ownerships, appointments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from services.chassis import publicity, published_log
from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.checkpoints import Signer
from services.chassis.files import Blobs
from services.chassis.publicity import Publication, Stage
from services.chassis.store import MOST_IDS, Collection, Copy, Index, TenantCollection
from services.chassis.store.collection import T
from services.chassis.store.publishing import PublishingUnit
from services.chassis.values import Event, OrgPath
from services.deliberation.domain import charters, topics
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.budget_votes import BudgetBallot, BudgetVote
from services.deliberation.domain.cadence import MissedMonth
from services.deliberation.domain.casting import HeadAnswer, Proxy, UnitBallots, key_of
from services.deliberation.domain.charter_rules import CharterKind
from services.deliberation.domain.charters import Charter
from services.deliberation.domain.deliveries import Delivery
from services.deliberation.domain.elections import Election
from services.deliberation.domain.errors import NotOnRoll, UnknownPlace
from services.deliberation.domain.events import BallotCast, PublicityEnded, Published
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.places import Appointment, Ownership, Place
from services.deliberation.domain.plans import Plan
from services.deliberation.domain.publications import Document, Notice, of_vote
from services.deliberation.domain.rolls import RollEntry, RollUnit
from services.deliberation.domain.surveys import Answer, Survey
from services.deliberation.domain.topics import Topic
from services.deliberation.domain.votes import Vote

ENROL = "vote.enrol"
"""Puts the next units of a place on the roll of an announced vote."""
FREEZE = "vote.freeze"
"""Reads the roll in the order of its heads and hashes it."""
OPEN = "vote.open"
CLOSE = "vote.close"
COUNT = "vote.count"
"""Counts the next units of a closed vote."""
PUBLICITY = "publicity.end"
"""When what was published has been public for long enough."""
EFFECT = "vote.effect"
"""When a vote is over that brings something about by itself."""
PLAN = "plan.step"
"""When a step of a plan is overdue, and each time the next place up is told."""
TERM = "body.term"
"""Before a body's term ends, when it is over, and each time the next place up is told."""
MINUTES = "meeting.minutes"
"""When the minutes of a meeting are late, and each time the next place up is told."""
CADENCE = "place.month"
"""On the 25th and the first of each month, for each place that meets every month."""
SURVEY_CLOSE = "survey.close"
BUDGET_CLOSE = "budget.close"
BUDGET_COUNT = "budget.count"
SURVEY_COUNT = "survey.count"
"""Counts the next answers of a survey, or ballots on a budget, that is over."""
CLIMB = "month.missed"
"""When the next place up is told of a month without a meeting."""

UNITS_AT_ONCE = MOST_IDS - 1
"""So many units are enrolled, hashed or counted in one transaction; one head more is looked up with them."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What deliberation's commands work with beside its data."""

    blobs: Blobs
    signer: Signer


class Tx(PublishingUnit):
    tools: Tools
    topics = Collection(
        Topic,
        "topics",
        orderings=("raised_at",),
        indexes=(Index("within", "by_raised_at"), Index("within", "agenda_year", "by_raised_at")),
    )
    surveys = Collection(
        Survey, "surveys", orderings=("closes_at",), indexes=(Index("within", "by_closes_at"),)
    )
    budget_votes = Collection(
        BudgetVote, "budget_votes", orderings=("closes_at",), indexes=(Index("within", "by_closes_at"),)
    )
    budget_ballots = Collection(BudgetBallot, "budget_ballots", indexes=(Index("budget_vote_id", "_id"),))
    survey_answers = Collection(Answer, "survey_answers", indexes=(Index("survey_id", "_id"),))
    votes = Collection(Vote, "votes", orderings=("opens_at",), indexes=(Index("within", "by_opens_at"),))
    meetings = Collection(
        Meeting,
        "meetings",
        orderings=("starts_at",),
        crowded=True,
        indexes=(Index("within", "by_starts_at"), Index("within", "state", "starts_at")),
    )
    missed_months = Collection(
        MissedMonth,
        "missed_months",
        orderings=("month",),
        indexes=(Index("within", "by_month"), Index("month", "place")),
    )
    bodies = Collection(Body, "bodies", indexes=(Index("within", "_id"),))
    elections = Collection(
        Election,
        "elections",
        orderings=("called_at",),
        indexes=(Index("within", "by_called_at"), Index("body_id", "state")),
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
        RollEntry,
        "roll",
        orderings=("head",),
        crowded=True,
        indexes=(Index("vote_id", "by_head"), Index("vote_id", "unit.owners")),
    )
    ballots = Collection(UnitBallots, "ballots", indexes=(Index("vote_id", "_id"),))
    proxies = Collection(Proxy, "proxies", indexes=(Index("vote_id", "agent"),))
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
    ownerships = Copy(Ownership, "ownerships")
    appointments = Copy(Appointment, "appointments", indexes=(Index("person_id"),))

    @cached_property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return self.policy(CalendarPolicy).value()

    def calendar_at(self, place: OrgPath) -> Calendar:
        """The working time of a place."""
        return self.policy(CalendarPolicy, place).value()

    def place_at(self, path: OrgPath) -> Place:
        """The active place. Raises UnknownPlace."""
        place = self.places.first({"path": path})
        if place is None or not place.active:
            raise UnknownPlace(path)
        return place

    def adopted(self, place: OrgPath, kind: CharterKind) -> list[Charter]:
        """The adopted versions of a place's text, the latest in effect first."""
        where = {"place": place, "kind": kind, "state": charters.State.ADOPTED}
        return self.charters.list(where, sort="-effective_on", limit=200)

    def entry(self, vote: Vote, unit_id: str) -> RollUnit:
        """The unit as the vote's roll has it. Raises NotOnRoll."""
        found = self.roll.find(key_of(vote.id, unit_id))
        if found is None:
            raise NotOnRoll(unit_id)
        return found.unit

    def box(self, vote: Vote, unit_id: str) -> UnitBallots:
        """All ballots for the unit, none as yet perhaps."""
        key = key_of(vote.id, unit_id)
        return self.ballots.find(key) or UnitBallots(id=key, vote_id=vote.id, unit_id=unit_id)

    def answers_of(self, vote: Vote, heads: Iterable[str]) -> dict[str, Choice]:
        """The answers that these heads gave as persons."""
        keys = sorted({key_of(vote.id, head) for head in heads})
        return {one.head: one.choice for one in self.answers.several(keys)}

    def proxy_of(self, vote: Vote, principal: str, agent: str) -> Proxy | None:
        """The owner's written proxy to this person, if there is one."""
        found = self.proxies.find(key_of(vote.id, principal))
        return found if found and found.agent == agent else None

    def company_at(self, place: OrgPath, person_id: str) -> bool:
        """Whether the person works for a company that serves at the place today."""
        today = self.calendar_at(place).local_date(self.now).isoformat()
        return any(one.serves(place, today) for one in self.appointments.list({"person_id": person_id}))

    def keep_box(self, box: UnitBallots, events: list[Event]) -> UnitBallots:
        """Keep the ballots of a unit."""
        self.keep(self.ballots, box, events)
        for cast in events:
            if isinstance(cast, BallotCast):
                fact = {"kind": "ballot", "vote": cast.vote_id, "commitment": cast.commitment}
                published_log.add(self, cast.commitment, fact)
        return box

    def keep(self, kept: TenantCollection[T], value: T, events: list[Event]) -> T:
        """Keep it in place of what was kept under its id before, if anything was."""
        put = kept.save if kept.find(value.id) else kept.add
        put(value, *events)
        return value

    def publish_of_vote(self, kind: Kind, vote: Vote, document: Document) -> Publication:
        """Publish a document of a vote for as long as the vote's terms say."""
        terms = vote.terms
        days = {Kind.PLAN: terms.plan_days, Kind.ROLL: terms.roll_days, Kind.RESULT: terms.result_days}[kind]
        on_board = terms.on_board and kind is not Kind.ROLL
        publicity_terms = publicity.Terms(days, on_board=on_board, ruling_days=terms.ruling_days)
        return self.publish(of_vote(kind, vote, document), publicity_terms)

    def publish(self, notice: Notice, terms: publicity.Terms) -> Publication:
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

    def publications_of(self, vote: Vote) -> list[Publication]:
        """What was published of a vote."""
        return self.publications.list({"subject": f"vote/{vote.id}"})

    def latest_of(self, subject: str, kind: Kind) -> Publication:
        """The latest of its kind that was published of a subject."""
        return [one for one in self.publications.list({"subject": subject}) if one.kind == kind][-1]

    def unpublish(self, subject: str) -> None:
        """Take back what was published of a subject and has no effect yet."""
        for one in self.publications.list({"subject": subject}):
            if one.running:
                self.keep_publication(publicity.withdraw(one, self.now))

    def conclude(self, vote: Vote, events: list[Event]) -> None:
        """Keep a vote that is over; its topic is decided."""
        self.votes.save(vote, *events)
        if vote.topic_id:
            topic = self.topics.get(vote.topic_id)
            topic, decided = topics.decide(topic, vote.question, adopted=bool(vote.adopted))
            self.topics.save(topic, *decided)
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
        self.unpublish(f"vote/{vote.id}")
        return vote

    def _watch(self, publication: Publication) -> None:
        if publication.stage is Stage.OPEN and publication.until:
            self.timers.set(PUBLICITY, publication.id, publication.until)
        else:
            self.timers.cancel(PUBLICITY, publication.id)
