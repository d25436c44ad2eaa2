# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is typed as lines and as clauses, and what elections and budgets draw."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.portal.areas.governance.figures import budget_bars, election_bars
from services.portal.areas.governance.lines import clauses, rows, text_of
from services.portal.client.http import Problem
from services.portal.client.models.deliberation import (
    BudgetVoteView,
    ClauseView,
    MeasureView,
    OutcomeLineView,
    ProjectView,
    PublicCandidateView,
)
from services.portal.texts import Words

NOW = datetime(2026, 3, 2, tzinfo=UTC)
words_of_a_clause = (
    st.text(alphabet="停车一户位。，abc 12", min_size=1, max_size=30).map(str.strip).filter(bool)
)
written = st.lists(
    st.tuples(st.integers(1, 999), words_of_a_clause, words_of_a_clause), min_size=1, max_size=5
)


@given(written)
def test_a_text_is_typed_as_it_is_shown(found: list[tuple[int, str, str]]) -> None:
    views = [ClauseView(number=number, title=title, text=text) for number, title, text in found]
    typed = clauses("clauses", text_of(views))
    assert typed == [view.model_dump() for view in views]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("第3条 停车", 3, "停车"),
        ("第 3 条：停车", 3, "停车"),
        ("Article 3 Parking", 3, "Parking"),
        ("clause 12. Pets", 12, "Pets"),
    ],
)
def test_where_a_clause_begins(line: str, number: int, title: str) -> None:
    assert clauses("clauses", f"{line}\n一\n二") == [{"number": number, "title": title, "text": "一\n二"}]


@pytest.mark.parametrize("text", ["", "大家商量。", "总则\n第1条 停车\n一"])
def test_a_text_that_does_not_begin_with_a_clause_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(Problem) as refused:
        clauses("clauses", text)
    assert refused.value.data == {"errors": [{"field": "clauses"}]}


def test_lines_have_their_parts_and_no_others() -> None:
    assert rows("steps", ["划线；物业; 2026-05-01"], "title", "owner", "due") == [
        {"title": "划线", "owner": "物业", "due": "2026-05-01"}
    ]
    for wrong in ("划线", "划线；物业", "划线；物业；", "a；b；c；d"):
        with pytest.raises(Problem):
            rows("steps", [wrong], "title", "owner", "due")


def candidate(name: str, heads: int | None, *, elected: bool = False) -> PublicCandidateView:
    agree = MeasureView(area=heads * 100, heads=heads) if heads is not None else None
    return PublicCandidateView(name=name, statement="", vote_id=None, agree=agree, elected=elected)


def test_an_election_is_drawn_when_all_of_it_is_counted() -> None:
    assert election_bars(Words("zh"), []) is None
    assert election_bars(Words("zh"), [candidate("李梅", 9), candidate("王建国", None)]) is None
    drawn = election_bars(Words("zh"), [candidate("李梅", 9, elected=True), candidate("王建国", 4)])
    assert drawn
    assert drawn.saying.finding == "2 位候选人中 1 位当选。"
    assert drawn.saying.numbers.rows[0] == ("李梅", "9", "9", "是")


def test_a_budget_is_drawn_with_the_reason_of_each_project() -> None:
    projects = [
        ProjectView(id="a", title="长椅", cost=40_000),
        ProjectView(id="b", title="充电桩", cost=90_000),
    ]
    lines = [
        OutcomeLineView(project_id="b", points=7, cost=90_000, reason="funded", left=100_000),
        OutcomeLineView(project_id="a", points=3, cost=40_000, reason="too_dear", left=10_000),
    ]
    vote = BudgetVoteView(
        id="v",
        version=1,
        title="微实事",
        place="/320585",
        budget=100_000,
        rule="greedy",
        form="approval",
        most=2,
        threshold=0,
        projects=projects,
        opened_at=NOW,
        closes_at=NOW,
        state="closed",
        ballots=8,
        lines=lines,
    )
    drawn = budget_bars(Words("zh"), vote)
    assert drawn
    assert drawn.saying.finding == "入选 1 项，共 ¥900.00，预算 ¥1,000.00。"
    assert [row[3] for row in drawn.saying.numbers.rows] == ["入选", "钱不够"]
    assert budget_bars(Words("zh"), vote.model_copy(update={"lines": []})) is None
