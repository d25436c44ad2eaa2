# SPDX-License-Identifier: AGPL-3.0-or-later
"""How neighbourhoods compare: per 1,000 households and never without the numbers that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis.values import OrgPath

FEWEST_HOUSEHOLDS = 100
"""Below that a single event would make a place look good or bad: its numbers are told, no rate is."""
THOUSAND_IN_HUNDREDTHS = 100_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many facts of a kind; `per_thousand` in hundredths, none where the households are too few."""

    kind: str
    n: int
    per_thousand: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What happened in a neighbourhood in a quarter, by kind of fact."""

    place: OrgPath
    name: str
    households: int
    rates: tuple[Rate, ...]


def rate(kind: str, n: int, households: int) -> Rate:
    """Per 1,000 households, in whole hundredths, rounded half up."""
    if households < FEWEST_HOUSEHOLDS:
        return Rate(kind, n, None)
    return Rate(kind, n, (2 * n * THOUSAND_IN_HUNDREDTHS + households) // (2 * households))
