# SPDX-License-Identifier: AGPL-3.0-or-later
"""What owners' votes are weighed by: exclusive area and heads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """`area` in hundredths of a square metre, `heads` as SPC strata interpretation Art. 9 counts them."""

    area: int = 0
    heads: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.area + other.area, self.heads + other.heads)


NOTHING = Measure()
