# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Role
from services.deliberation.commands import classify_topic, raise_topic
from services.deliberation.commands.classify_topic import ClassifyTopic
from services.deliberation.commands.raise_topic import RaiseTopic
from services.deliberation.domain.decisions import Way
from services.deliberation.domain.errors import UnknownPlace
from services.deliberation.domain.topics import TopicState
from tests.system.deliberation.compound import (
    BUILDING,
    COMPOUND,
    CONVENOR,
    ENTRANCE,
    OWNERS,
    STRANGER,
    Bench,
    flat,
    form_entrance,
    person,
)

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


def test_what_is_raised_at_an_entrance_goes_to_the_vote_of_its_owners(bench: Bench):
    """Its lift or door is theirs to decide and to pay for (Civil Code Art. 278, 281), nobody's next door."""
    bench.act(CONVENOR, lambda tx: form_entrance(tx, 1, 2))
    at_home = person(301, "一单元住户", (BUILDING.child("u001"), Role.RESIDENT), (ENTRANCE, Role.RESIDENT))
    next_door = person(302, "二单元住户", (BUILDING.child("u004"), Role.RESIDENT))
    door = RaiseTopic(title="换单元门", text="门关不上。", place_path=ENTRANCE)
    with pytest.raises(Forbidden):
        bench.act(next_door, lambda tx: raise_topic.handle(tx, door))
    topic = bench.act(at_home, lambda tx: raise_topic.handle(tx, door))
    given = ClassifyTopic(matter="use_of_fund", public_title="一单元单元门")
    settled = bench.act(CONVENOR, lambda tx: classify_topic.handle(tx, topic.id, given))
    assert settled.decision
    assert settled.decision.way is Way.VOTE
    vote_id = bench.frozen(place_path=ENTRANCE, matter="use_of_fund", topic_id=topic.id)
    enrolled = {one.unit.unit_id for one in bench.read().roll.list({"vote_id": vote_id})}
    assert enrolled == {flat(1), flat(2)}
    assert bench.vote(vote_id).roll.counting.roll.heads == 2
    assert bench.read().topics.get(topic.id).place == ENTRANCE
