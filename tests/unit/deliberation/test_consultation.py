# SPDX-License-Identifier: AGPL-3.0-or-later
"""Surveys are counted whatever the order; decision lists and steps that cannot work are refused whole."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from services.chassis.values import OrgPath
from services.deliberation.domain import surveys
from services.deliberation.domain.consultation_errors import NotOnDecisionList
from services.deliberation.domain.decisions import Way
from services.deliberation.domain.kinds import AnswerChannel
from services.deliberation.domain.surveys import Answer, Survey
from services.deliberation.policies import ConsultationPolicy, DecisionPolicy

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PLACE = OrgPath("/320585/001/002/c01")


def survey(options: int) -> Survey:
    return Survey(
        id="s",
        title="t",
        question="q",
        options=tuple(map(str, range(options))),
        place=PLACE,
        within=PLACE.ancestors(),
        opened_by="p",
        opened_at=NOW,
        closes_at=NOW,
        public_days=5,
    )


@given(st.integers(2, 10), st.data())
def test_a_count_in_pieces_of_any_order_is_the_count(options: int, data: st.DataObject) -> None:
    choices = data.draw(st.lists(st.integers(0, options - 1)))
    shuffled, cut = data.draw(st.permutations(choices)), data.draw(st.integers(0, len(choices)))
    found = surveys.close(survey(options))
    for piece in (shuffled[:cut], shuffled[cut:]):
        found = surveys.count(found, [_answer(number, choice) for number, choice in enumerate(piece)])
    assert found.counts == tuple(choices.count(option) for option in range(options))
    assert found.answered == len(choices)


def _answer(number: int, choice: int) -> Answer:
    return Answer(
        id=str(number),
        survey_id="s",
        unit_id=str(number),
        choice=choice,
        channel=AnswerChannel.ONLINE,
        by="p",
        at=NOW,
    )


def test_the_customary_list_says_of_every_matter_who_decides_it() -> None:
    policy = DecisionPolicy()
    for line in policy.matters:
        decision = policy.decision(line.code)
        assert (decision.matter is not None) == (decision.way is Way.VOTE)
        assert decision.why
    with pytest.raises(NotOnDecisionList):
        policy.decision("no_such_matter")


LINE = {"code": "dogs", "name": "养犬", "name_en": "Dogs", "level": "meso", "way": "answer", "why": "清单"}
STEP = {"code": "ask", "name": "征求", "name_en": "Ask", "leaves": "survey"}


@pytest.mark.parametrize(
    ("model", "given"),
    [
        (DecisionPolicy, {"matters": []}),
        (DecisionPolicy, {"matters": [LINE, LINE]}),
        (DecisionPolicy, {"matters": [LINE | {"way": "vote"}]}),
        (DecisionPolicy, {"matters": [LINE | {"way": "meeting"}]}),
        (DecisionPolicy, {"matters": [LINE | {"body": "red_hall"}]}),
        (DecisionPolicy, {"matters": [LINE | {"matter": "other"}]}),
        (DecisionPolicy, {"matters": [LINE | {"level": "cosmic"}]}),
        (ConsultationPolicy, {"steps": []}),
        (ConsultationPolicy, {"steps": [STEP, STEP]}),
        (ConsultationPolicy, {"steps": [STEP | {"moved_by": []}]}),
        (ConsultationPolicy, {"steps": [STEP | {"moved_by": ["king"]}]}),
        (ConsultationPolicy, {"survey_shortest_days": 9, "survey_longest_days": 8}),
    ],
)
def test_a_rule_that_could_not_work_is_refused(model: Any, given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(given)
