# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happened when: a request is opened and later closed, and the intake hears of both in that order."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from scripts.demo.replay.csv_file import Request
from scripts.demo.replay.local_time import to_moment

T = TypeVar("T")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""When a row is sent that does not say when it was opened: before all others, to be rejected."""


class Happening(NamedTuple):
    """A request as it stood from a moment on."""

    at: datetime
    closed: bool
    request: Request


def happenings(requests: Iterable[Request]) -> list[Happening]:
    """Every opening and every closing in the order of time."""
    return sorted((one for request in requests for one in _of(request)), key=lambda one: (one.at, one.closed))


def _of(request: Request) -> Iterator[Happening]:
    """A request that was closed when it was first seen, or before, happens only once."""
    opened, closed = to_moment(request.open_dt) or LONG_AGO, to_moment(request.closed_dt)
    if not request.closed_dt or (closed and closed > opened):
        yield Happening(opened, closed=False, request=request)
    if request.closed_dt:
        yield Happening(max(opened, closed or opened), closed=True, request=request)


def batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Slices of at most `size`, in order."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
