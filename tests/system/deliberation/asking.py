# SPDX-License-Identifier: AGPL-3.0-or-later
"""Surveys of the compound, as far along as a test needs them."""

from datetime import datetime
from typing import Any

from services.chassis.values import Role
from services.deliberation.commands import answer_survey, classify_topic, key_answer, open_survey
from services.deliberation.commands.answer_survey import AnswerSurvey
from services.deliberation.commands.classify_topic import ClassifyTopic
from services.deliberation.commands.key_answer import KeyAnswer
from services.deliberation.commands.open_survey import OpenSurvey
from services.deliberation.domain.surveys import Answer, Survey
from services.deliberation.domain.topics import Topic
from tests.system.deliberation.compound import BUILDING, COMPOUND, CONVENOR, DESK, OWNERS, Bench, flat, person

CLOSES = datetime.fromisoformat("2026-03-12T18:00:00+08:00")
ASKED = {
    "title": "停车意愿调查",
    "question": "是否需要在小区里划定停车位？",
    "options": ("需要", "不需要"),
    "place_path": COMPOUND,
    "closes_at": CLOSES,
}
LODGER = person(70, "租户", (BUILDING.child("u004"), Role.RESIDENT))
"""Lives in flat 4 and owns nothing."""


def asked(bench: Bench, **changed: Any) -> Survey:
    cmd = OpenSurvey.model_validate(ASKED | changed)
    return bench.act(CONVENOR, lambda tx: open_survey.handle(tx, cmd))


def answer(bench: Bench, survey_id: str, count: int, choice: int = 0, by: Any = None) -> Answer:
    """Owner n answers for flat n, unless it is somebody else."""
    cmd = AnswerSurvey(unit_id=flat(count), choice=choice)
    return bench.act(by or OWNERS[count - 1], lambda tx: answer_survey.handle(tx, survey_id, cmd))


def key(bench: Bench, survey_id: str, count: int, choice: int = 0, by: Any = None) -> Answer:
    cmd = KeyAnswer(unit_id=flat(count), choice=choice, document="入户走访表1号")
    return bench.act(by or DESK, lambda tx: key_answer.handle(tx, survey_id, cmd))


def closed(bench: Bench, survey_id: str) -> Survey:
    """The survey, after its end."""
    bench.clock.set(max(bench.clock(), CLOSES))
    bench.fire()
    return bench.read().surveys.get(survey_id)


def classified(bench: Bench, matter: str = "compound_order") -> Topic:
    topic_id, cmd = bench.raised(), ClassifyTopic(matter=matter, public_title="停车难")
    return bench.act(CONVENOR, lambda tx: classify_topic.handle(tx, topic_id, cmd))
