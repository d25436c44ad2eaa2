# SPDX-License-Identifier: AGPL-3.0-or-later
"""What elections and votes on a budget draw: how many each candidate has, how many points each project."""

from collections.abc import Sequence
from decimal import Decimal

from services.portal.client.models.deliberation import BudgetVoteView, PublicCandidateView
from services.portal.texts import Words
from services.portal.ui.charts.bars import MOST, Bar, bars
from services.portal.ui.charts.chart import Chart, Numbers, Saying

FUNDED = "funded"


def election_bars(words: Words, candidates: Sequence[PublicCandidateView]) -> Chart | None:
    """How many owners want each candidate; nothing before all votes are counted."""
    counted = [(one.name, one.agree, one.elected) for one in candidates if one.agree]
    if not counted or len(counted) < len(candidates) or len(counted) > MOST:
        return None
    rows = tuple(
        (
            name,
            words.number(agree.heads),
            words.number(Decimal(agree.area) / 100),
            words("yes" if won else "no"),
        )
        for name, agree, won in counted
    )
    head = (
        words("governance.candidate"),
        words("votes.heads"),
        words("votes.area"),
        words("governance.elected"),
    )
    title = words("governance.agreed")
    elected = sum(won for *_, won in counted)
    finding = words("governance.elected_finding", elected=elected, candidates=len(counted))
    drawn = [
        Bar(name, agree.heads, words.number(agree.heads), "good" if won else "neutral")
        for name, agree, won in counted
    ]
    return bars(Saying("agreed", title, finding, Numbers(title, head, rows)), drawn)


def budget_bars(words: Words, vote: BudgetVoteView) -> Chart | None:
    """The points of each project, the funded ones in green; nothing before it is counted."""
    if not vote.lines or len(vote.lines) > MOST:
        return None
    titles = {one.id: one.title for one in vote.projects}
    rows = tuple(
        (
            titles.get(line.project_id, line.project_id),
            words.number(line.points),
            words.money(line.cost),
            words.name("budget_reason", line.reason),
        )
        for line in vote.lines
    )
    head = tuple(words(f"governance.{name}") for name in ("project", "points", "cost", "came_of_it"))
    paid = [line for line in vote.lines if line.reason == FUNDED]
    title = words("governance.points_of_projects")
    finding = words(
        "governance.budget_finding",
        funded=len(paid),
        spent=words.money(sum(line.cost for line in paid)),
        budget=words.money(vote.budget),
    )
    drawn = [
        Bar(row[0], line.points, words.number(line.points), "good" if line.reason == FUNDED else "neutral")
        for row, line in zip(rows, vote.lines, strict=True)
    ]
    return bars(Saying("points", title, finding, Numbers(title, head, rows)), drawn)
