# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which one a row is of: a steady one of 500 among more and more, or the one that grows to a tenth of all."""

from collections.abc import Iterable
from datetime import date, timedelta

from scripts.bench.subjects.service import TENANT
from services.chassis.http import Paged
from services.chassis.values import OrgPath

EACH = 500
GROWING_OF = 10
"""One row of so many is of the one that grows."""
STEADY, GROWING = 0, -1
HOME = OrgPath(f"/{TENANT}/001/002")
FIRST = date(2026, 1, 1)
DAYS = 60


def group_of(number: int) -> int:
    return GROWING if number % GROWING_OF == 0 else number // EACH


def day_of(number: int) -> date:
    return FIRST + timedelta(days=number % DAYS)


def new_groups(first: int, last: int, known: Iterable[int]) -> list[int]:
    """Those that rows begin that are not there yet."""
    return sorted({group_of(number) for number in range(first, last)} - set(known))


def full(found: Iterable[object]) -> None:
    """A page that is not full measures nothing."""
    if len(tuple(found)) != Paged().limit:
        raise RuntimeError("the page is not full")


def some(found: Iterable[object]) -> None:
    if not tuple(found):
        raise RuntimeError("found nothing")
