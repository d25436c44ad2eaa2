# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import publish_minutes
from services.deliberation.domain.meeting_errors import MinutesUnsigned
from services.deliberation.domain.meetings import State
from services.deliberation.domain.topics import TopicState
from services.deliberation.queries.meetings import show_public_meeting
from tests.system.deliberation.agenda import minuted, signed, topic
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench


def test_published_minutes_are_everybodys_and_answer_their_topic(bench: Bench):
    topic_id = topic(bench)
    meeting = signed(bench, items=[{"title": "楼道灯", "topic_id": topic_id}])
    assert show_public_meeting(bench.read(), meeting.id).items[0].record is None
    meeting = bench.act(CONVENOR, lambda tx: publish_minutes.handle(tx, meeting.id))
    assert meeting.state is State.PUBLISHED
    assert show_public_meeting(bench.read(), meeting.id).items[0].record
    answered = bench.read().topics.get(topic_id)
    assert (answered.state, answered.adopted, answered.answer) == (TopicState.DECIDED, True, "先换三楼的灯。")


def test_what_was_put_off_is_still_open(bench: Bench):
    topic_id = topic(bench)
    later = {"result": "put_off", "resolution": "下次再议。"}
    meeting = signed(bench, later, items=[{"title": "楼道灯", "topic_id": topic_id}])
    bench.act(CONVENOR, lambda tx: publish_minutes.handle(tx, meeting.id))
    assert bench.read().topics.get(topic_id).state is TopicState.RAISED


def test_not_unsigned_and_not_by_a_resident(bench: Bench):
    meeting = minuted(bench)
    with pytest.raises(MinutesUnsigned):
        bench.act(CONVENOR, lambda tx: publish_minutes.handle(tx, meeting.id))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: publish_minutes.handle(tx, meeting.id))
