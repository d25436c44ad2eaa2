# SPDX-License-Identifier: AGPL-3.0-or-later
"""The order of 四议两公开: four deliberations and two publications, none left out, none before its turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FourStep(StrEnum):
    """In the order in which they are taken."""

    PROPOSED = "branch_proposes"
    DISCUSSED = "two_committees_discuss"
    REVIEWED = "party_members_review"
    RESOLVED = "representatives_resolve"
    RESOLUTION_PUBLISHED = "resolution_published"
    RESULT_PUBLISHED = "result_published"


@dataclass(frozen=True)
class Taken:
    """A step that was taken on a day; one that did not pass counts as missing."""

    step: FourStep
    on: date
    passed: bool = True


@dataclass(frozen=True)
class Order:
    """`out_of_order`: steps that were taken before one that belongs before them."""

    complete: bool
    first_missing: FourStep | None
    out_of_order: tuple[FourStep, ...]


def order_of(taken: Iterable[Taken]) -> Order:
    """Whether all steps were taken in their order; several may share a day."""
    days: dict[FourStep, date] = {one.step: one.on for one in taken if one.passed}
    missing = next((step for step in FourStep if step not in days), None)
    early, before, reached = list[FourStep](), date.min, True
    for step in FourStep:
        if step not in days:
            reached = False
        elif not reached or days[step] < before:
            early.append(step)
        else:
            before = days[step]
    return Order(missing is None and not early, missing, tuple(early))
