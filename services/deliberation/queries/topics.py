# SPDX-License-Identifier: AGPL-3.0-or-later
"""Topics (议题), and the list of a year."""

from pydantic import Field

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.deliberation.domain import access
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.topics import Topic
from services.deliberation.queries import AtPlace
from services.deliberation.store import Tx


class YearOf(Paged):
    """A year's list, by default the present one's."""

    year: int | None = Field(None, ge=2000, le=2200)

    def year_at(self, tx: Tx) -> int:
        """The year that is asked for."""
        return self.year or tx.calendar.local_date(tx.now).year


class AgendaOf(AtPlace, YearOf):
    """A year's list of a place and what is below it."""


def list_topics(tx: Tx, query: AtPlace) -> Page[Topic]:
    """What is up for a decision in an area, the latest first."""
    access.check_concerns(tx.by, Permission.TOPICS_READ, query.place)
    where = {"within": query.place}
    return tx.topics.page(where, sort="-raised_at", after=query.after, limit=query.limit)


def list_agenda(tx: Tx, query: AgendaOf) -> Page[Topic]:
    """What is to be settled in a year in an area (年度协商议事清单), the latest first."""
    access.check_concerns(tx.by, Permission.TOPICS_READ, query.place)
    where = {"within": query.place, "agenda_year": query.year_at(tx)}
    return tx.topics.page(where, sort="-raised_at", after=query.after, limit=query.limit)


def list_public_agenda(tx: Tx, query: YearOf) -> Page[Topic]:
    """A year's list of a district, as everybody may read it."""
    where = {"within": tx.root, "agenda_year": query.year_at(tx)}
    return tx.topics.page(where, sort="-raised_at", after=query.after, limit=query.limit)


def show_public_topic(tx: Tx, topic_id: str) -> Topic:
    """What everybody may know of a topic. Raises NotFound before it is classified."""
    topic = tx.topics.get(topic_id)
    if topic.decision is None:
        raise NotFound("topic", topic_id)
    return topic


def show_topic(tx: Tx, topic_id: str) -> Topic:
    """One topic, with what was decided. Raises NotFound also for one of another area."""
    topic = tx.topics.get(topic_id)
    if not access.concerns(tx.by, Permission.TOPICS_READ, topic.place):
        raise NotFound("topic", topic_id)
    return topic
