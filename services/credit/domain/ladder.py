# SPDX-License-Identifier: AGPL-3.0-or-later
"""When red lights and re-checks lead to the question whether the company leaves. The ladder is our own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from services.chassis.calendar import months_after
from services.credit.domain.kinds import ExitReason


def second_red(reds: Iterable[date], on: date, within_months: int) -> bool:
    """Whether a red light confirmed on a day follows another one at most so many months before it.

    The later one comes at the latest on the corresponding day; what shone in between does not matter.
    """
    return any(red < on <= months_after(red, within_months) for red in reds)


def exit_proposals(
    reds: Iterable[date], failed_rechecks: Iterable[date], within_months: int
) -> list[tuple[date, ExitReason]]:
    """Every day on which the question comes up, and why."""
    confirmed = sorted(set(reds))
    found = [(day, ExitReason.TWO_REDS) for day in confirmed if second_red(confirmed, day, within_months)]
    return sorted([*found, *((day, ExitReason.FAILED_RECHECK) for day in failed_rechecks)])
