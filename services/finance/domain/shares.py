# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shares of a whole by the largest remainder: the parts always come to the whole."""

from __future__ import annotations

from collections.abc import Sequence


def shares(whole: int, weights: Sequence[int]) -> list[int]:
    """A whole number, split by weights; of equal remainders the first in the list gets the unit.

    Without any weight nobody gets anything.
    """
    total = sum(weights)
    if not total:
        return [0 for _ in weights]
    parts = [divmod(whole * weight, total) for weight in weights]
    left = whole - sum(part for part, _ in parts)
    found = [part for part, _ in parts]
    for at in sorted(range(len(parts)), key=lambda at: (-parts[at][1], at))[:left]:
        found[at] += 1
    return found
