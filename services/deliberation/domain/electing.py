# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is elected: of those whom the owners want by both measures, as many as there are seats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from services.deliberation.domain.body_rules import RankedBy
from services.deliberation.domain.measures import Measure


@dataclass(frozen=True)
class Tallied:
    """A candidate after the vote: `agree` by area and heads, `adopted` by quorum and majority of both."""

    person_id: str
    agree: Measure
    adopted: bool


@dataclass(frozen=True)
class Ranking:
    """`tied`: equal by both measures where that decides about a seat or the alternates' order."""

    elected: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()


def rank(
    candidates: Iterable[Tallied],
    seats: int,
    alternates: int,
    by: RankedBy = RankedBy.HEADS,
    lots: Sequence[str] = (),
) -> Ranking:
    """The order of those who were adopted (Hangzhou Art. 28: runners-up are alternates).

    `lots`: the order in which tied candidates were drawn. While a tie is open, nobody is ranked.
    """
    adopted = sorted(
        (one for one in candidates if one.adopted), key=lambda one: (_weight(one, by), one.person_id)
    )
    order: list[str] = []
    for _, equal in groupby(reversed(adopted), key=lambda one: _weight(one, by)):
        group = [one.person_id for one in equal]
        first, last = len(order), len(order) + len(group)
        if len(group) > 1 and last > seats and first < seats + alternates:
            if set(group) - set(lots):
                return Ranking(tied=tuple(sorted(group)))
            group.sort(key=lots.index)
        order += group
    return Ranking(tuple(order[:seats]), tuple(order[seats : seats + alternates]))


def _weight(one: Tallied, by: RankedBy) -> tuple[int, int]:
    heads, area = one.agree.heads, one.agree.area
    return (heads, area) if by is RankedBy.HEADS else (area, heads)
