# SPDX-License-Identifier: AGPL-3.0-or-later
"""Counting a vote: a fold over the units of its roll, so that any number of them is counted in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from services.deliberation.domain.ballots import Ballot, Choice, Duplicates, Settled, Window, settle
from services.deliberation.domain.measures import NOTHING, Measure
from services.deliberation.domain.rolls import RollUnit


@dataclass(frozen=True)
class Sides:
    """What takes part, by what it says; `no_side` is only deemed to take part."""

    agree: Measure = NOTHING
    disagree: Measure = NOTHING
    abstain: Measure = NOTHING
    no_side: Measure = NOTHING

    @property
    def participating(self) -> Measure:
        return self.agree + self.disagree + self.abstain + self.no_side

    def plus(self, side: Choice | None, more: Measure) -> Sides:
        """`more` on a side, or on none."""
        name = side.value if side else "no_side"
        return replace(self, **{name: getattr(self, name) + more})


NO_SIDES = Sides()


@dataclass(frozen=True)
class HeadSoFar:
    """The head at which the fold is: what its units said, and whether any was not silent or was served."""

    key: str
    choices: tuple[Choice, ...] = ()
    spoke: bool = False
    served: bool = False


@dataclass(frozen=True)
class Counting:
    """How far a count is: units are taken in the order of their heads.

    Attributes:
        roll: all area and all heads, the denominators.
        sides: of the ballots that count.
        silent: what was served with the ballot and gave no answer.
        mixed: heads that gave different answers for different units.
        unmeasured: units whose area nobody knows.

    """

    roll: Measure = NOTHING
    sides: Sides = NO_SIDES
    silent: Measure = NOTHING
    mixed: tuple[str, ...] = ()
    unmeasured: int = 0
    units: int = 0
    head: HeadSoFar | None = None


@dataclass(frozen=True)
class Given:
    """What was given for a unit of the roll; `served`: its ballot was delivered in time, with proof."""

    unit: RollUnit
    ballots: tuple[Ballot, ...]
    served: bool


def take_all(
    count: Counting,
    units: Iterable[Given],
    window: Window,
    duplicates: Duplicates,
    answers: Mapping[str, Choice],
) -> Counting:
    """Count some units more, each with what became of its ballots."""
    for one in units:
        settled = settle(one.unit, one.ballots, window, duplicates)
        count = take(count, one.unit, settled, answers, served=one.served)
    return count


def take(
    count: Counting, unit: RollUnit, settled: Settled, answers: Mapping[str, Choice], *, served: bool
) -> Counting:
    """Count one unit more. `answers`: the one answer that a head of several gave afterwards.

    Area counts as it was voted. A head counts once; while its units say different things it takes no part.
    `served`: the ballot was delivered in time, with proof.
    """
    if count.head is None or count.head.key != unit.head:
        count = finish(count, answers)
        count = replace(count, head=HeadSoFar(unit.head), roll=count.roll + Measure(heads=1))
    head, area = count.head or HeadSoFar(unit.head), Measure(area=unit.area or 0)
    if settled.choice:
        count = replace(count, sides=count.sides.plus(settled.choice, area))
    deemed = settled.silent and served
    said = {*head.choices, settled.choice} if settled.choice else set(head.choices)
    head = replace(
        head,
        choices=tuple(sorted(said)),
        spoke=head.spoke or not settled.silent,
        served=head.served or served,
    )
    return replace(
        count,
        roll=count.roll + area,
        silent=count.silent + area if deemed else count.silent,
        unmeasured=count.unmeasured + (unit.area is None),
        units=count.units + 1,
        head=head,
    )


def finish(count: Counting, answers: Mapping[str, Choice]) -> Counting:
    """Count the head at which the fold is; after the last unit this completes the count."""
    head, one = count.head, Measure(heads=1)
    if head is None:
        return count
    count = replace(count, head=None)
    if not head.spoke:
        return replace(count, silent=count.silent + one) if head.served else count
    if len(head.choices) > 1:
        count = replace(count, mixed=(*count.mixed, head.key))
    choice = head.choices[0] if len(head.choices) == 1 else answers.get(head.key)
    if choice is None or not head.choices:
        return count
    return replace(count, sides=count.sides.plus(choice, one))
