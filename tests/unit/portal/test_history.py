# SPDX-License-Identifier: AGPL-3.0-or-later
"""The timeline of an order speaks in words: whatever codes an event carries, none is shown as it is."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from services.dispatch.domain.assignment import Reason
from services.dispatch.domain.assistance import AssistanceKind
from services.dispatch.domain.evidence import EvidenceKind
from services.dispatch.domain.limits import Target
from services.dispatch.domain.outcomes import Closure, Verdict
from services.dispatch.domain.suspensions import AWAITS_DECISION, COVERED
from services.dispatch.policies import OrderPolicy
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.routes.timeline_view import LABELS
from services.portal.areas.orders.history import told
from services.portal.texts import LANGUAGES, Words, catalogue

SAMPLES = Path(__file__).resolve().parents[3] / "proto" / "examples" / "dispatch"
QUALITY = QualityPolicy()
REASONS = {
    "OrderSuspended": OrderPolicy().suspension_reasons,
    "OrderRevisited": QUALITY.revisit_reasons,
    "OrderEvaluated": QUALITY.evaluation_reasons,
}
CODES: Mapping[tuple[str, str], tuple[Any, ...]] = {
    ("OrderSuspended", "reason"): (
        *(one.code for one in REASONS["OrderSuspended"]),
        AWAITS_DECISION,
        COVERED,
    ),
    ("OrderRevisited", "reasons"): tuple(one.code for one in REASONS["OrderRevisited"]),
    ("OrderEvaluated", "reasons"): tuple(one.code for one in REASONS["OrderEvaluated"]),
    ("OrderAssigned", "reasons"): tuple(Reason),
    ("OrderClosed", "closure"): tuple(Closure),
    ("OrderClosed", "verdict"): tuple(Verdict),
    ("EvidenceAdded", "kind"): tuple(EvidenceKind),
    ("AssistanceAsked", "kind"): tuple(AssistanceKind),
    ("AssistanceGranted", "kind"): tuple(AssistanceKind),
    ("AssistanceDeclined", "kind"): tuple(AssistanceKind),
    ("DeadlineNear", "target"): tuple(Target),
    ("DeadlineBreached", "target"): tuple(Target),
    ("BreachWithdrawn", "target"): tuple(Target),
    ("EscalationWithdrawn", "target"): tuple(Target),
    ("DeadlineMoved", "target"): tuple(Target),
    ("OrderEscalated", "level"): (1, 2, 3, 4),
}
"""What an event says in codes."""
IN_WORDS = {
    "description",
    "reason",
    "note",
    "answer",
    "result",
    "text",
    "assignee_name",
    "assistant_name",
    "number",
}
NUMBERS = {"stars", "satisfied", "score", "contacted", "solved"}
MOMENTS = {"due_at", "was_due_at", "stated_at", "until"}


def sample(event: str) -> dict[str, Any]:
    """The example of an event, as the API gives its fields."""
    said = json.loads((SAMPLES / f"{event}.v1.json").read_text(encoding="utf-8"))
    return {re.sub(r"([A-Z])", lambda found: f"_{found[1].lower()}", name): one for name, one in said.items()}


def listed(words: Words) -> Mapping[str, Mapping[str, str]]:
    return {
        event: {one.code: words.pick(one.name, one.name_en) for one in reasons}
        for event, reasons in REASONS.items()
    }


def variants(event: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The example, and the same with every code that it could carry."""
    given = sample(event)
    yield "", given
    for (name, field), codes in CODES.items():
        for code in codes if name == event else ():
            yield str(code), given | {field: [code] if field == "reasons" else code}


@pytest.mark.parametrize("event", LABELS)
def test_no_code_is_shown_raw(event: str) -> None:
    for code, data in variants(event):
        text = told(Words("zh"), event, data, listed(Words("zh")))
        assert not re.search(r"[a-z]{2,}", text), (code, text)
        english = told(Words("en"), event, data, listed(Words("en")))
        assert not re.search(r"[a-z]+_[a-z]+", english), (code, english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_is_told_is_words_a_number_a_moment_or_a_known_code(language: str) -> None:
    for event in LABELS:
        text = catalogue(language).get(f"event.{event}", "")
        fields = {name for _, name, _, _ in Formatter().parse(text) if name}
        coded = {field for name, field in CODES if name == event}
        assert fields - coded <= IN_WORDS | NUMBERS | MOMENTS, event


def test_why_somebody_absent_got_it_is_said() -> None:
    data = {"assignee_name": "王建国", "reasons": ["absent", "full"], "despite": "只有他会修"}
    text = told(Words("zh"), "OrderAssigned", data, {})
    assert text == "负责人：王建国 · 虽然请假、工单已满，仍分给他：只有他会修"


def test_what_is_not_said_leaves_no_mark() -> None:
    words = Words("zh")
    assert told(words, "OrderRated", {"stars": 4, "text": ""}, {}) == "4 星"
    assert told(words, "OrderSuspended", {"reason": COVERED, "note": "停水"}, {}) == (
        "等待停水、停电等事件结束 · 停水"
    )
    assert told(words, "OrderAssigned", {"assignee_name": "买买提·艾力"}, {}) == "负责人：买买提·艾力"
