# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reads: never write, always bounded, always on an index."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Paged
from services.chassis.publicity import Objection, Publication, Stage
from services.chassis.store import Page
from services.chassis.values import Invalid, NotFound, OrgPath
from services.deliberation.domain import access, meetings
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.ballots import Ballot
from services.deliberation.domain.cadence import MissedMonth
from services.deliberation.domain.casting import commitment, key_of
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.places import UNIT
from services.deliberation.domain.rolls import RollUnit
from services.deliberation.domain.surveys import Answer, Survey
from services.deliberation.domain.topics import Topic
from services.deliberation.domain.votes import State, Vote
from services.deliberation.store import RollEntry, Tx

MOST_OWN_UNITS = 100
TOLD = frozenset(State) - {State.PREPARED}
"""What everybody may know of: votes that were announced."""
SETTLED = frozenset({State.COUNTED, State.IN_FORCE, State.REJECTED})


class AtPlace(Paged):
    """At a place and below it."""

    place: OrgPath


class YearOf(Paged):
    """A year's list."""

    year: int = Field(ge=2000, le=2200)


class AgendaOf(AtPlace, YearOf):
    """A year's list of a place and what is below it."""


class AtStage(Paged):
    """`stage`: only those, for instance what is open for objections."""

    stage: Stage | None = None


@dataclass(frozen=True)
class OwnUnit:
    """A unit for which the caller may vote, with their ballots for it and what proves each."""

    vote_id: str
    unit: RollUnit
    name: str
    ballots: tuple[Ballot, ...]
    secrets: dict[str, str]


@dataclass(frozen=True)
class OwnHousehold:
    """A unit of the caller, and what was answered for it."""

    unit_id: str
    name: str
    answer: Answer | None


@dataclass(frozen=True)
class Commitment:
    """What was told of a ballot when it was given."""

    ballot_id: str
    commitment: str


def list_topics(tx: Tx, query: AtPlace) -> Page[Topic]:
    """What is up for a decision in an area, the latest first."""
    access.check_concerns(tx.by, Permission.TOPICS_READ, query.place)
    where = {"within": query.place}
    return tx.topics.page(where, sort="-raised_at", after=query.after, limit=query.limit)


def list_agenda(tx: Tx, query: AgendaOf) -> Page[Topic]:
    """What is to be settled in a year in an area (年度协商议事清单), the latest first."""
    access.check_concerns(tx.by, Permission.TOPICS_READ, query.place)
    where = {"within": query.place, "agenda_year": query.year}
    return tx.topics.page(where, sort="-raised_at", after=query.after, limit=query.limit)


def list_public_agenda(tx: Tx, query: YearOf) -> Page[Topic]:
    """A year's list of a district, as everybody may read it."""
    where = {"within": tx.root, "agenda_year": query.year}
    return tx.topics.page(where, sort="-raised_at", after=query.after, limit=query.limit)


def show_public_topic(tx: Tx, topic_id: str) -> Topic:
    """What everybody may know of a topic. Raises NotFound before it is classified."""
    topic = tx.topics.get(topic_id)
    if topic.decision is None:
        raise NotFound("topic", topic_id)
    return topic


def list_surveys(tx: Tx, query: AtPlace) -> Page[Survey]:
    """The surveys of an area, the latest first."""
    access.check_concerns(tx.by, Permission.TOPICS_READ, query.place)
    where = {"within": query.place}
    return tx.surveys.page(where, sort="-closes_at", after=query.after, limit=query.limit)


def show_survey(tx: Tx, survey_id: str) -> Survey:
    """One survey; its numbers once it is counted. Raises NotFound also for one of another area."""
    survey = tx.surveys.get(survey_id)
    if not access.concerns(tx.by, Permission.TOPICS_READ, survey.place):
        raise NotFound("survey", survey_id)
    return survey


def list_own_households(tx: Tx, survey_id: str) -> list[OwnHousehold]:
    """The units for which the caller may answer as who lives there, with what was answered."""
    survey = show_survey(tx, survey_id)
    paths = [path for path in tx.by.places(Permission.SURVEYS_ANSWER) if survey.place.covers(path)]
    units = [tx.places.first({"path": path}) for path in paths[:MOST_OWN_UNITS]]
    own = [unit for unit in units if unit and unit.active and unit.kind == UNIT]
    given = {one.unit_id: one for one in tx.survey_answers.several(key_of(survey.id, u.id) for u in own)}
    return [OwnHousehold(unit.id, unit.name, given.get(unit.id)) for unit in own]


def list_public_surveys(tx: Tx, query: Paged) -> Page[Survey]:
    """The surveys of a district, the latest first."""
    return tx.surveys.page({"within": tx.root}, sort="-closes_at", after=query.after, limit=query.limit)


def show_topic(tx: Tx, topic_id: str) -> Topic:
    """One topic, with what was decided. Raises NotFound also for one of another area."""
    topic = tx.topics.get(topic_id)
    if not access.concerns(tx.by, Permission.TOPICS_READ, topic.place):
        raise NotFound("topic", topic_id)
    return topic


def list_votes(tx: Tx, query: AtPlace) -> Page[Vote]:
    """The votes of an area, the latest opening first."""
    access.check_concerns(tx.by, Permission.VOTES_READ, query.place)
    where = {"within": query.place}
    return tx.votes.page(where, sort="-opens_at", after=query.after, limit=query.limit)


def show_vote(tx: Tx, vote_id: str) -> Vote:
    """One vote; its numbers only once it is counted. Raises NotFound also for one of another area.

    An owner on its roll sees it wherever they live and whatever else they are there.
    """
    vote = tx.votes.get(vote_id)
    if not access.concerns(tx.by, Permission.VOTES_READ, vote.place) and not _own_entries(tx, vote):
        raise NotFound("vote", vote_id)
    return vote


def list_own_units(tx: Tx, vote_id: str) -> list[OwnUnit]:
    """The units for which the caller may vote, with their own ballots and receipts."""
    vote = show_vote(tx, vote_id)
    me = tx.by.subject
    entries = _own_entries(tx, vote)
    boxes = {box.id: box for box in tx.ballots.several(entry.id for entry in entries)}
    names = {place.id: place.name for place in tx.places.several(entry.unit.unit_id for entry in entries)}
    found = []
    for entry in entries:
        box = boxes.get(entry.id)
        mine = tuple(one for one in box.ballots if me in (one.by, one.principal)) if box else ()
        secrets = dict(box.secrets) if box else {}
        found.append(OwnUnit(vote.id, entry.unit, names.get(entry.unit.unit_id, ""), mine, secrets))
    return found


def _own_entries(tx: Tx, vote: Vote) -> list[RollEntry]:
    """The entries of the roll for which the caller may vote."""
    where = {"vote_id": vote.id, "unit.owners": tx.by.subject}
    entries = tx.roll.list(where, limit=MOST_OWN_UNITS)
    return [one for one in entries if one.unit.entitles(tx.by.subject)]


def list_public_votes(tx: Tx, query: Paged) -> Page[Vote]:
    """The votes of a district that were announced, the latest opening first (公示)."""
    page = tx.votes.page({"within": tx.root}, sort="-opens_at", after=query.after, limit=query.limit)
    return Page(tuple(vote for vote in page.items if vote.state in TOLD), page.next)


def show_public_vote(tx: Tx, vote_id: str) -> Vote:
    """What everybody may see of a vote. Raises NotFound before it is announced."""
    vote = tx.votes.get(vote_id)
    if vote.state not in TOLD:
        raise NotFound("vote", vote_id)
    return vote


def list_public_commitments(tx: Tx, vote_id: str, query: Paged) -> Page[Commitment]:
    """What binds to each ballot of a counted vote: whoever holds the receipt of one finds it here."""
    vote = show_public_vote(tx, vote_id)
    if vote.state not in SETTLED:
        raise Invalid("vote_id", "is not counted yet")
    page = tx.ballots.page({"vote_id": vote.id}, after=query.after, limit=query.limit)
    return Page(
        tuple(
            Commitment(ballot.id, commitment(vote.id, box.unit_id, ballot, secret))
            for box in page.items
            for ballot, (_, secret) in zip(box.ballots, box.secrets, strict=True)
        ),
        page.next,
    )


def list_public_publications(tx: Tx, query: AtStage) -> Page[Publication]:
    """The notice board of a district (公示栏), the latest first."""
    where = {"stage": query.stage} if query.stage else {}
    return tx.publications.page(where, sort="-published_at", after=query.after, limit=query.limit)


def show_public_publication(tx: Tx, publication_id: str) -> Publication:
    """One publication, its whole text, and until when one may object."""
    return tx.publications.get(publication_id)


def show_publication(tx: Tx, publication_id: str) -> Publication:
    """One publication, for whoever is logged in."""
    return tx.publications.get(publication_id)


def list_objections(tx: Tx, publication_id: str, query: Paged) -> Page[Objection]:
    """What is held against a publication, for whoever rules on it."""
    publication = tx.publications.get(publication_id)
    tx.require(Permission.OBJECTIONS_RULE, publication.place)
    return tx.objections.page({"publication_id": publication.id}, after=query.after, limit=query.limit)


def list_meetings(tx: Tx, query: AtPlace) -> Page[Meeting]:
    """The meetings of an area, the latest first."""
    access.check_concerns(tx.by, Permission.MEETINGS_READ, query.place)
    where = {"within": query.place}
    return tx.meetings.page(where, sort="-starts_at", after=query.after, limit=query.limit)


def show_meeting(tx: Tx, meeting_id: str) -> Meeting:
    """One meeting, with its minutes as far as they are. Raises NotFound also for one of another area."""
    meeting = tx.meetings.get(meeting_id)
    if not access.concerns(tx.by, Permission.MEETINGS_READ, meeting.place):
        raise NotFound("meeting", meeting_id)
    return meeting


def list_missed_months(tx: Tx, query: AtPlace) -> Page[MissedMonth]:
    """The months in which a place of an area did not meet, the latest first."""
    access.check_concerns(tx.by, Permission.MEETINGS_READ, query.place)
    where = {"within": query.place}
    return tx.missed_months.page(where, sort="-month", after=query.after, limit=query.limit)


def list_public_meetings(tx: Tx, query: Paged) -> Page[Meeting]:
    """The meetings of a district, the latest first."""
    page = tx.meetings.page({"within": tx.root}, sort="-starts_at", after=query.after, limit=query.limit)
    return Page(tuple(meetings.as_public(meeting) for meeting in page.items), page.next)


def show_public_meeting(tx: Tx, meeting_id: str) -> Meeting:
    """What everybody may read of a meeting."""
    return meetings.as_public(tx.meetings.get(meeting_id))
