# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import advance_topic, classify_topic, publish_minutes
from services.deliberation.commands.advance_topic import AdvanceTopic
from services.deliberation.commands.classify_topic import ClassifyTopic
from services.deliberation.domain.consultation_errors import (
    ConsultationBegun,
    NotClassified,
    NothingLeft,
    NotTheMover,
    WrongStep,
)
from services.deliberation.domain.topics import Topic
from tests.system.deliberation.agenda import signed
from tests.system.deliberation.asking import answer, asked, classified, closed
from tests.system.deliberation.compound import CONVENOR, OWNERS, STRANGER, Bench


def advance(bench: Bench, topic_id: str, step: str, by: Any = CONVENOR, **left: str) -> Topic:
    cmd = AdvanceTopic.model_validate({"step": step, "note": "已办。", **left})
    return bench.act(by, lambda tx: advance_topic.handle(tx, topic_id, cmd))


def test_five_steps_from_proposal_to_evaluation(bench: Bench):
    topic = classified(bench)
    advance(bench, topic.id, "propose", document="议题表1号")
    survey = asked(bench, topic_id=topic.id)
    answer(bench, survey.id, 1)
    closed(bench, survey.id)
    advance(bench, topic.id, "ask", reference=survey.id)
    meeting = signed(bench, items=[{"title": "停车难", "topic_id": topic.id}])
    bench.act(CONVENOR, lambda tx: publish_minutes.handle(tx, meeting.id))
    advance(bench, topic.id, "consult", reference=meeting.id)
    advance(bench, topic.id, "decide")
    done = advance(bench, topic.id, "carry_out", document="评价表1号")
    assert done.consultation
    assert done.consultation.next is None
    assert bench.told("topic", topic.id).count("ConsultationAdvanced") == 5
    with pytest.raises(WrongStep):
        advance(bench, topic.id, "carry_out", document="评价表1号")


def test_a_step_leaves_what_it_must_about_this_topic(bench: Bench):
    topic = classified(bench)
    with pytest.raises(NothingLeft):
        advance(bench, topic.id, "propose")
    advance(bench, topic.id, "propose", document="议题表1号")
    other, running = asked(bench), asked(bench, topic_id=topic.id)
    with pytest.raises(NothingLeft):
        advance(bench, topic.id, "ask", reference=running.id)
    closed(bench, other.id)
    for reference in ({}, {"reference": other.id}, {"reference": topic.id}):
        with pytest.raises(NothingLeft):
            advance(bench, topic.id, "ask", **reference)
    kept = bench.read().topics.get(topic.id).consultation
    assert kept
    assert [one.step for one in kept.done] == ["propose"]


def test_in_order_by_who_moves_it_and_after_it_was_classified(bench: Bench):
    with pytest.raises(NotClassified):
        advance(bench, bench.raised(), "propose", document="议题表1号")
    topic = classified(bench)
    with pytest.raises(WrongStep):
        advance(bench, topic.id, "decide")
    with pytest.raises(NotTheMover):
        advance(bench, topic.id, "propose", by=OWNERS[0], document="议题表1号")
    with pytest.raises(Forbidden):
        advance(bench, topic.id, "propose", by=STRANGER, document="议题表1号")


def test_a_consultation_that_has_begun_is_not_begun_anew(bench: Bench):
    topic = classified(bench)
    advance(bench, topic.id, "propose", document="议题表1号")
    again = ClassifyTopic(matter="stairwell_order", public_title="停车难")
    with pytest.raises(ConsultationBegun):
        bench.act(CONVENOR, lambda tx: classify_topic.handle(tx, topic.id, again))
