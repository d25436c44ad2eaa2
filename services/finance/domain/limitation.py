# SPDX-License-Identifier: AGPL-3.0-or-later
"""Limitation (诉讼时效): a claim has three years (Civil Code Art. 188), begun anew by a demand (195)."""

from __future__ import annotations

from datetime import date

YEARS = 3


def ends(due: date, interrupted_on: date | None = None) -> date:
    """The last day: three years after the due day, or after what last began the time anew.

    The corresponding day, else the month's last (Art. 202).
    """
    begun = due if interrupted_on is None else max(due, interrupted_on)
    leap_day = (begun.month, begun.day) == (2, 29)
    return begun.replace(year=begun.year + YEARS, day=28 if leap_day else begun.day)


def interrupts(due: date, interrupted_on: date | None, on: date) -> bool:
    """Whether a demand, a part payment or a suit begins it anew: not after its end (Art. 192)."""
    return due < on <= ends(due, interrupted_on)
