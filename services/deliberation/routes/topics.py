# SPDX-License-Identifier: AGPL-3.0-or-later
"""Topics (议题): raise one, find them, answer one."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.deliberation import queries
from services.deliberation.commands import answer_topic, raise_topic
from services.deliberation.domain.authority import Permission
from services.deliberation.store import Tx


class TopicView(View):
    """`order_id`: the order that waits for the decision; `adopted` and `answer` once it is decided."""

    id: str
    version: int
    title: str
    text: str
    place: OrgPath
    raised_at: datetime
    state: str
    order_id: str | None
    vote_id: str | None
    adopted: bool | None
    answer: str


topics = Resource("topics", "/deliberation/v1/topics", of=Tx.topics, shows=TopicView, requires=AUTHENTICATED)

topics.create(raise_topic, requires=Permission.TOPICS_RAISE)
topics.list(queries.list_topics)
topics.show(queries.show_topic)
topics.act("answer", answer_topic)
