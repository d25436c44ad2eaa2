# SPDX-License-Identifier: AGPL-3.0-or-later
"""Participatory budgets: real elections come out as they were funded; what must always hold holds."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.deliberation.domain.budgeting import (
    Points,
    Project,
    Reason,
    equal_shares,
    funded,
    greedy,
    points_of,
)

DATA = Path(__file__).parents[4] / "shared" / "data" / "pb-elections"
CENTS = 100


@dataclass(frozen=True)
class Election:
    name: str
    rule: str
    projects: list[Project]
    points: Points
    ballots: list[Points]
    budget: int
    threshold: int
    published: frozenset[str]


def elections() -> Iterator[dict[str, str]]:
    if not (DATA / "index.csv").is_file():
        return
    with (DATA / "index.csv").open(encoding="utf-8") as file:
        yield from (row for row in csv.DictReader(file) if "NOT" not in row["check_note"])


def read(row: dict[str, str]) -> Election:
    parts: dict[str, list[dict[str, str]]] = {}
    section, head = "", list[str]()
    for line in gzip.decompress((DATA / row["file"]).read_bytes()).decode().splitlines():
        cells = line.rstrip("\n").split(";")
        if cells[0] in ("META", "PROJECTS", "VOTES") and len(cells) == 1:
            section, head = cells[0], []
        elif not head:
            head = cells
        else:
            parts.setdefault(section, []).append(dict(zip(head, cells, strict=False)))
    projects = [Project(one["project_id"], cents(one["cost"])) for one in parts["PROJECTS"]]
    points = {one["project_id"]: int(float(one.get("score") or one["votes"])) for one in parts["PROJECTS"]}
    ballots = [ballot(one) for one in parts["VOTES"]]
    return Election(
        row["file"],
        row["rule"],
        projects,
        points,
        ballots,
        cents(row["budget"]),
        int(row["min_score_threshold"] or 0),
        frozenset(row["published_selected"].split()),
    )


def cents(text: str) -> int:
    return round(float(text.replace(",", ".")) * CENTS)


def ballot(row: dict[str, str]) -> Points:
    names = [name for name in row["vote"].split(",") if name]
    given = row.get("points", "").split(",") if row.get("points") else []
    return dict(zip(names, map(int, given) if given else [1] * len(names), strict=True))


@pytest.mark.skipif(not DATA.is_dir(), reason="the real elections are not part of a clone")
@pytest.mark.parametrize("row", list(elections()), ids=lambda row: row["file"].removesuffix(".pb.gz"))
def test_the_projects_are_those_that_were_really_funded(row: dict[str, str]) -> None:
    election = read(row)
    assert {one: count for one, count in points_of(election.ballots).items() if count} == {
        one: count for one, count in election.points.items() if count
    }
    if election.rule.startswith("equalshares"):
        lines = equal_shares(election.projects, election.ballots, election.budget, step=CENTS)
    else:
        skips = election.rule != "greedy-no-skip"
        lines = greedy(
            election.projects, election.points, election.budget, threshold=election.threshold, skips=skips
        )
    assert funded(lines) == election.published
    assert {line.project_id for line in lines} == {project.id for project in election.projects}


NAMES = "abcdef"
PROJECTS = st.lists(st.integers(1, 50), min_size=1, max_size=6).map(
    lambda costs: [Project(name, cost) for name, cost in zip(NAMES, costs, strict=False)]
)
BALLOTS = st.lists(
    st.sets(st.sampled_from(NAMES), min_size=1).map(lambda names: dict.fromkeys(names, 1)), max_size=12
)


@given(PROJECTS, BALLOTS, st.integers(0, 120))
def test_the_budget_is_never_exceeded_and_each_project_has_its_reason(
    projects: list[Project], ballots: list[Points], budget: int
) -> None:
    known = {project.id for project in projects}
    voted = [{name: one for name, one in ballot.items() if name in known} for ballot in ballots]
    for lines in (greedy(projects, points_of(voted), budget), equal_shares(projects, voted, budget)):
        assert sorted(line.project_id for line in lines) == sorted(known)
        assert sum(line.cost for line in lines if line.reason is Reason.FUNDED) <= budget


@given(PROJECTS, BALLOTS, st.integers(0, 120), st.randoms())
def test_the_order_of_ballots_says_nothing(
    projects: list[Project], ballots: list[Points], budget: int, chance: object
) -> None:
    shuffled = list(ballots)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert equal_shares(projects, ballots, budget) == equal_shares(projects, shuffled, budget)


def test_a_group_that_is_large_enough_gets_its_share() -> None:
    """Sixty want the dear project, forty their own: greedy gives these nothing, equal shares their part."""
    projects = [Project("park", 100), Project("lamp", 40)]
    ballots = [{"park": 1}] * 60 + [{"lamp": 1}] * 40
    assert funded(greedy(projects, points_of(ballots), 100)) == {"park"}
    assert funded(equal_shares(projects, ballots, 100)) == {"lamp"}


def test_too_few_points_is_a_reason_of_its_own() -> None:
    lines = greedy([Project("a", 10), Project("b", 10)], {"a": 5, "b": 2}, 100, threshold=3)
    assert [(line.project_id, line.reason) for line in lines] == [
        ("a", Reason.FUNDED),
        ("b", Reason.TOO_FEW_POINTS),
    ]
