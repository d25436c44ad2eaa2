# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import raise_topic
from services.deliberation.commands.raise_topic import RaiseTopic
from services.deliberation.domain.errors import UnknownPlace
from services.deliberation.domain.topics import TopicState
from tests.system.deliberation.compound import COMPOUND, CONVENOR, OWNERS, STRANGER, Bench

PARKING = {"title": "停车难", "text": "晚上没有车位。", "place_path": COMPOUND}


def test_an_owner_raises_a_topic_of_the_whole_compound(bench: Bench):
    topic = bench.act(OWNERS[0], lambda tx: raise_topic.handle(tx, RaiseTopic(**PARKING)))
    assert (topic.state, topic.raised_by, topic.order_id) == (TopicState.RAISED, OWNERS[0].subject, None)
    assert bench.told("topic", topic.id) == ["TopicRaised"]


def test_somebody_of_elsewhere_does_not(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(STRANGER, lambda tx: raise_topic.handle(tx, RaiseTopic(**PARKING)))


def test_the_place_is_one_that_there_is(bench: Bench):
    nowhere = PARKING | {"place_path": f"{COMPOUND}/b99"}
    with pytest.raises(UnknownPlace):
        bench.act(CONVENOR, lambda tx: raise_topic.handle(tx, RaiseTopic(**nowhere)))
