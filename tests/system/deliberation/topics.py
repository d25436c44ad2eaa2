# SPDX-License-Identifier: AGPL-3.0-or-later
"""Topics of the compound, as far along as a test needs them."""

from datetime import timedelta
from typing import Any

from services.chassis.values import Principal
from services.deliberation.commands import answer_topic, merge_topic, raise_topic, review_topic, support_topic
from services.deliberation.commands.answer_topic import AnswerTopic
from services.deliberation.commands.merge_topic import MergeTopic
from services.deliberation.commands.raise_topic import RaiseTopic
from services.deliberation.commands.review_topic import ReviewTopic
from services.deliberation.domain.topics import Topic
from tests.system.deliberation.compound import COMPOUND, CONVENOR, OWNERS, Bench

PROPOSAL = {"source": "proposal", "document": "提案1号"}
A_MONTH = timedelta(days=31)


def raised(bench: Bench, by: Principal = OWNERS[0], **more: Any) -> Topic:
    cmd = RaiseTopic(title="停车难", text="晚上没有车位。", place_path=COMPOUND, **more)
    return bench.act(by, lambda tx: raise_topic.handle(tx, cmd))


def support(bench: Bench, topic_id: str, by: Principal) -> Topic:
    return bench.act(by, lambda tx: support_topic.handle(tx, topic_id))


def review(bench: Bench, topic_id: str, by: Principal = CONVENOR, *, passed: bool = True) -> Topic:
    cmd = ReviewTopic(passed=passed, reasons="属于议事范围。")
    return bench.act(by, lambda tx: review_topic.handle(tx, topic_id, cmd))


def merge(bench: Bench, topic_id: str, into: str) -> Topic:
    return bench.act(CONVENOR, lambda tx: merge_topic.handle(tx, topic_id, MergeTopic(into=into)))


def answer(bench: Bench, topic_id: str) -> Topic:
    cmd = AnswerTopic(adopted=True, answer="下月划线。")
    return bench.act(CONVENOR, lambda tx: answer_topic.handle(tx, topic_id, cmd))
