# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put a topic on the list of what is to be settled in a year (年度协商议事清单)."""

from pydantic import Field

from services.chassis.http import Input
from services.deliberation.commands import Title
from services.deliberation.domain import topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.topics import AgendaEntry, Topic
from services.deliberation.store import Tx


class ScheduleTopic(Input):
    """`owner`: the body or office that sees to it; by the end of the `quarter`."""

    year: int = Field(ge=2000, le=2200)
    quarter: int = Field(ge=1, le=4)
    owner: Title


def handle(tx: Tx, topic_id: str, cmd: ScheduleTopic) -> Topic:
    topic = tx.topics.get(topic_id)
    tx.require(Permission.TOPICS_CONDUCT, topic.place)
    topic, events = topics.schedule(topic, AgendaEntry(cmd.year, cmd.quarter, cmd.owner))
    tx.topics.save(topic, *events)
    return topic
