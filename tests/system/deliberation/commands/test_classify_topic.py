# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import answer_topic, classify_topic, minute_item, put_policy
from services.deliberation.commands.answer_topic import AnswerTopic
from services.deliberation.commands.classify_topic import ClassifyTopic
from services.deliberation.commands.minute_item import MinuteItem
from services.deliberation.domain.consultation_errors import DecidedElsewhere, NotOnDecisionList
from services.deliberation.domain.decisions import Level, Way
from services.deliberation.domain.topics import TopicState
from services.deliberation.policies import ConsultationPolicy
from services.deliberation.queries.topics import show_public_topic
from tests.system.deliberation.agenda import AGREED, held
from tests.system.deliberation.asking import classified
from tests.system.deliberation.compound import ADMIN, COMPOUND, CONVENOR, OWNERS, Bench


def test_the_list_says_who_decides_and_why(bench: Bench):
    topic = classified(bench, "use_of_common_parts")
    assert topic.decision
    assert (topic.decision.level, topic.decision.way) == (Level.MESO, Way.VOTE)
    assert "二百七十八条" in topic.decision.why
    assert show_public_topic(bench.read(), topic.id).public_title == "停车难"
    assert bench.told("topic", topic.id) == ["TopicRaised", "TopicClassified"]


def test_what_the_owners_decide_is_not_answered_by_the_office(bench: Bench):
    topic = classified(bench, "use_of_common_parts")
    said = AnswerTopic(adopted=True, answer="同意。")
    with pytest.raises(DecidedElsewhere):
        bench.act(CONVENOR, lambda tx: answer_topic.handle(tx, topic.id, said))


def test_what_the_office_answers_is_not_voted_on(bench: Bench):
    topic = classified(bench, "small_repair")
    with pytest.raises(DecidedElsewhere):
        bench.prepared(topic_id=topic.id)
    said = AnswerTopic(adopted=True, answer="同意。")
    answered = bench.act(CONVENOR, lambda tx: answer_topic.handle(tx, topic.id, said))
    assert answered.state is TopicState.DECIDED


@pytest.mark.parametrize(("matter", "decides"), [("compound_order", True), ("stairwell_order", False)])
def test_a_meeting_of_another_kind_does_not_decide_it(bench: Bench, matter: str, decides: bool):
    topic = classified(bench, matter)
    meeting = held(bench, items=[{"title": "停车难", "topic_id": topic.id}])
    said = MinuteItem.model_validate(AGREED | {"item_id": meeting.items[0].id})
    if decides:
        assert bench.act(CONVENOR, lambda tx: minute_item.handle(tx, meeting.id, said)).items[0].record
    else:
        with pytest.raises(DecidedElsewhere):
            bench.act(CONVENOR, lambda tx: minute_item.handle(tx, meeting.id, said))


def test_later_rules_do_not_change_a_topic_that_was_taken_up(bench: Bench):
    topic = classified(bench)
    one = ConsultationPolicy.model_validate(
        {"steps": [{"code": "only", "name": "一步", "name_en": "Only", "leaves": "document"}]}
    )
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, one, COMPOUND))
    kept = bench.read().topics.get(topic.id)
    assert kept.consultation
    assert kept.consultation.steps[0].code == "propose"


def test_a_matter_of_the_list_by_who_conducts(bench: Bench):
    topic_id = bench.raised()
    wrong = ClassifyTopic(matter="no_such_matter", public_title="停车难")
    with pytest.raises(NotOnDecisionList):
        bench.act(CONVENOR, lambda tx: classify_topic.handle(tx, topic_id, wrong))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: classify_topic.handle(tx, topic_id, wrong))
