# SPDX-License-Identifier: AGPL-3.0-or-later
"""Short numbers of orders, to be said on the telephone: district, day and a count, `TC-1125-0007`.

A day's count is striped as the tallies are: two who report at the same time seldom meet at one document. So
numbers are unique within a district and a year, but not in the order of the reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from services.chassis import written
from services.dispatch.domain.tallies import STRIPES

_SAID = re.compile(r"(?:([A-Za-z]{1,4})[- ]?)?([0-9]{4})[- ]?([0-9]{4,6})")


@dataclass(frozen=True)
class DayCount:
    """One stripe of the orders that were reported on a day."""

    id: str
    stripe: int
    reported: int = 0

    @property
    def more(self) -> DayCount:
        return replace(self, reported=self.reported + 1)


def day_count(day: date, stripe: int) -> DayCount:
    """The empty one."""
    return DayCount(f"{day}#{stripe}", stripe)


def number(prefix: str, day: date, counted: DayCount) -> str:
    """Of the order that was counted last."""
    sequence = (counted.reported - 1) * STRIPES + counted.stripe + 1
    return _written(prefix, f"{day:%m%d}", f"{sequence:04d}")


def said(text: str, prefix: str) -> str | None:
    """The number that somebody means, without the district's letters too; None for other text."""
    found = _SAID.fullmatch(written.ascii_digits(text).strip())
    return _written((found[1] or prefix).upper(), found[2], found[3]) if found else None


def _written(prefix: str, day: str, sequence: str) -> str:
    return "-".join(part for part in (prefix, day, sequence) if part)
