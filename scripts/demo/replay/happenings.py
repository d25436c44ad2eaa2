# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happened when: a request is opened and later closed, and the intake hears of both in that order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from scripts.demo.replay.csv_file import Request
from scripts.demo.replay.local_time import to_moment

T = TypeVar("T")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""When a row is sent that does not say when it was opened: before all others, to be rejected."""


class Happening(NamedTuple):
    at: datetime
    closed: bool
    request: Request


def happenings(requests: Iterable[Request], known: Mapping[str, bool]) -> list[Happening]:
    """All that is to be sent, in the order of time.

    `known` says of requests that dispatch has whether they are closed there. Of those only the present state
    is sent, so a run that was broken off goes on and a second run changes nothing.
    """
    told = (happening for request in requests for happening in _of(request, known))
    return sorted(told, key=lambda one: (one.at, one.closed))


def _of(request: Request, known: Mapping[str, bool]) -> Iterator[Happening]:
    opened, closed = to_moment(request.open_dt) or LONG_AGO, to_moment(request.closed_dt)
    if not request.closed_dt:
        yield Happening(opened, False, request)
    elif closed is None or closed <= opened:
        yield Happening(opened, True, request)
    else:
        if request.case_id not in known:
            yield Happening(opened, False, request)
        yield Happening(closed, True, request)


def batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Slices of at most `size`, in order."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
