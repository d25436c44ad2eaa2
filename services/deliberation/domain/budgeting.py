# SPDX-License-Identifier: AGPL-3.0-or-later
"""Participatory budgeting (参与式预算): which of the proposed projects a budget pays for, and why. Pure.

Two ways. *Greedy*: the most points first, what still fits is funded. *Equal shares* (Peters, Pierczyński and
Skowron 2021, “Proportional Participatory Budgeting with Additive Utilities”): the budget is everybody's in
equal parts, a project is paid for by those who want it, and the one comes first that costs its supporters
least for what they get; what is left over is shared out step by step as long as it suffices (“add-1”).
Own code: the kept library, pabutools, cannot be installed without a solver that is not free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Points = Mapping[str, int]
"""What a ballot gives to each project that it names."""

GRAIN = 1_000_000
"""A head's part of the budget is reckoned in millionths of the currency's smallest unit: whole numbers."""


class AllocationRule(StrEnum):
    """`GREEDY_NO_SKIP` ends at the first project that does not fit."""

    GREEDY = "greedy"
    GREEDY_NO_SKIP = "greedy_no_skip"
    EQUAL_SHARES = "equal_shares"


class Reason(StrEnum):
    """Why a project is funded or not."""

    FUNDED = "funded"
    TOO_FEW_POINTS = "too_few_points"
    TOO_DEAR = "too_dear"
    AFTER_THE_END = "after_the_end"
    SUPPORTERS_CANNOT_PAY = "supporters_cannot_pay"


@dataclass(frozen=True)
class Project:
    """`cost` in the currency's smallest unit."""

    id: str
    cost: int


@dataclass(frozen=True)
class Line:
    """One project of the outcome, in the order of looking; `left`: what the budget had then."""

    project_id: str
    points: int
    cost: int
    reason: Reason
    left: int


def points_of(ballots: Iterable[Points]) -> Counter[str]:
    """The points of each project."""
    total: Counter[str] = Counter()
    for ballot in ballots:
        total.update(ballot)
    return total


def greedy(
    projects: Sequence[Project], points: Points, budget: int, *, threshold: int = 0, skips: bool = True
) -> tuple[Line, ...]:
    """The most points first; of equal ones the cheaper first. Below the threshold nothing is funded."""
    left, ended, lines = budget, False, []
    for project in _by_points(projects, points):
        found = points.get(project.id, 0)
        if found < threshold:
            reason = Reason.TOO_FEW_POINTS
        elif ended:
            reason = Reason.AFTER_THE_END
        elif project.cost > left:
            reason, ended = Reason.TOO_DEAR, not skips
        else:
            reason = Reason.FUNDED
        lines.append(Line(project.id, found, project.cost, reason, left))
        left -= project.cost if reason is Reason.FUNDED else 0
    return tuple(lines)


def equal_shares(
    projects: Sequence[Project], ballots: Iterable[Points], budget: int, *, step: int = 1, threshold: int = 0
) -> tuple[Line, ...]:
    """Equal shares with cost utilities; `step`: by how much each head's part grows while money is left."""
    groups = Counter(frozenset(ballot.items()) for ballot in ballots)
    points = points_of(dict(group) for group in groups.elements())
    able = [project for project in projects if points[project.id] >= max(threshold, 1)]
    funded = _completed(able, groups, budget, step) if groups else []
    left, lines = budget, []
    for project in funded:
        lines.append(Line(project.id, points[project.id], project.cost, Reason.FUNDED, left))
        left -= project.cost
    chosen = {project.id for project in funded}
    for project in _by_points([one for one in projects if one.id not in chosen], points):
        few = points[project.id] < threshold
        dear = Reason.TOO_DEAR if project.cost > left else Reason.SUPPORTERS_CANNOT_PAY
        reason = Reason.TOO_FEW_POINTS if few else dear
        lines.append(Line(project.id, points[project.id], project.cost, reason, left))
    return tuple(lines)


def funded(lines: Iterable[Line]) -> frozenset[str]:
    """The projects that the budget pays for."""
    return frozenset(line.project_id for line in lines if line.reason is Reason.FUNDED)


def _by_points(projects: Iterable[Project], points: Points) -> list[Project]:
    return sorted(projects, key=lambda one: (-points.get(one.id, 0), one.cost, one.id))


def _completed(
    projects: Sequence[Project], groups: Mapping[frozenset[tuple[str, int]], int], budget: int, step: int
) -> list[Project]:
    """The outcome with the largest part a head that the budget pays for; ends when nothing more fits."""
    heads = sum(groups.values())
    part, before = budget * GRAIN // heads, list[Project]()
    while True:
        found = _shares(projects, groups, part)
        spent = sum(project.cost for project in found)
        if spent > budget:
            return before
        rest = [project for project in projects if project not in found]
        if all(project.cost > budget - spent for project in rest):
            return found
        before, part = found, part + step * GRAIN


def _shares(
    projects: Sequence[Project], groups: Mapping[frozenset[tuple[str, int]], int], part: int
) -> list[Project]:
    """Round by round the project with the lowest price for its supporters, until none can be paid for.

    Who gave the same ballot pays the same and has the same left, so groups are reckoned with and not heads.
    A price never falls, so one that was reckoned before is a lower bound now.
    """
    supporters = {one.id: [g for g in groups if any(name == one.id for name, _ in g)] for one in projects}
    money = dict.fromkeys(groups, part)
    waiting, found = {one.id: (0, one) for one in projects}, list[Project]()
    while waiting:
        best: tuple[int, Project, int] | None = None
        for bound, project in sorted(waiting.values(), key=_cheapest_first):
            if best and bound >= best[0]:
                break
            most = _most_each(project.cost * GRAIN, [(money[g], groups[g]) for g in supporters[project.id]])
            if most is None:
                del waiting[project.id]
                continue
            price = most * GRAIN // project.cost if project.cost else 0
            waiting[project.id] = (price, project)
            if best is None or price < best[0]:
                best = (price, project, most)
        if best is None:
            return found
        _, project, most = best
        for group in supporters[project.id]:
            money[group] -= min(money[group], most)
        del waiting[project.id]
        found.append(project)
    return found


def _cheapest_first(known: tuple[int, Project]) -> tuple[int, int, str]:
    price, project = known
    return price, project.cost, project.id


def _most_each(cost: int, purses: list[tuple[int, int]]) -> int | None:
    """The smallest amount of which, paid by each who has it, the cost is met; none where it cannot be."""
    heads, missing = sum(count for _, count in purses), cost
    if sum(money * count for money, count in purses) < cost:
        return None
    for money, count in sorted(purses):
        if money * heads >= missing:
            return -(-missing // heads)
        missing -= money * count
        heads -= count
    return 0
