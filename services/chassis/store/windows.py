# SPDX-License-Identifier: AGPL-3.0-or-later
"""Windows: a crowded list is read in bounded pieces of its ordering key.

Each piece is a range of one index. The embedded engine decodes every match of a range before it cuts, so a
page costs what it shows, not what the district has; MongoDB goes through the same index once. The first
piece is as wide as the list's last page was, each further one three times as wide. They lie side by side:
how they are cut changes what a page costs, never what it holds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

from services.chassis.ids import first_id_at, made_at
from services.chassis.store.paging import MOMENT_LENGTH, sortable

NARROWEST = timedelta(milliseconds=100)
"""A process makes one id a millisecond: an import of a town's units is as dense as that."""
DAY = timedelta(days=1)
STORED = "_id"
ID_LENGTH = 36
DAY_LENGTH = len("2015-03-02")
ROOM = 1.25
"""The first window is so many times as wide as the last page was: seldom is a second one read."""
WIDER = 3
"""A window is so many times as wide as the one before."""
UNKNOWN = timedelta(days=1)
UNKNOWN_WIDEST = timedelta(days=32)
"""A list that was never read is gone through by months, from where it was found."""
UNKNOWN_WIDEST_FORWARDS = timedelta(days=128)
"""From its beginning by longer ones."""
BEHIND = timedelta(days=4096)
AHEAD = timedelta(days=400)
"""What lies further from now than this is one window."""
REMEMBERED = 2000


@dataclass(frozen=True, slots=True)
class Axis:
    """An ordering key whose order is that of moments: how a moment begins in it, and its moment.

    `narrowest`: a window that is less wide may lie between two keys of the same moment.
    """

    key: str
    head: Callable[[datetime], str]
    moment: Callable[[str], datetime | None]
    narrowest: timedelta = NARROWEST

    def bound(self, at: date) -> str:
        """Where a moment or day lies in the order; in that of ids by when they were made."""
        return self.head(at) if self.key == STORED and isinstance(at, datetime) else sortable(at, "")


def ordering_axis(key: str, kind: object) -> Axis:
    """That of an ordering, by the type of its field: a moment, a day, or a text that begins with an id."""
    kinds = {kind, *get_args(kind)}
    if datetime in kinds:
        return moments_axis(key)
    return days_axis(key) if date in kinds else Axis(key, first_id_at, _made)


def moments_axis(key: str) -> Axis:
    return Axis(key, lambda moment: sortable(moment, ""), _moment)


def days_axis(key: str) -> Axis:
    """A day is whole in a window: one that ends within it ends with it."""
    return Axis(key, lambda moment: sortable(moment.date() + DAY, ""), _day, DAY)


def ids_axis(tenant: str) -> Axis:
    """The stored ids: a UUIDv7 begins with when it was made."""
    return Axis(STORED, lambda moment: f"{tenant}/{first_id_at(moment)}", _made_of_stored)


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a list began and how wide its last page was; `whole`: all of it fitted into one page."""

    start: datetime
    width: timedelta
    whole: bool = False


class Paces:
    """What this process knows of lists that it read; nothing depends on it but time."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[Any, ...], Pace] = OrderedDict()

    def find(self, *keys: tuple[Any, ...]) -> Pace | None:
        """That of the first of these lists that is known."""
        return next((self._known[key] for key in keys if key in self._known), None)

    def keep(self, key: tuple[Any, ...], pace: Pace) -> None:
        self._known[key] = pace
        self._known.move_to_end(key)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


PACES = Paces()


def ends(
    way: int, start: datetime | None, pace: Pace | None, now: datetime, met: Callable[[], bool]
) -> Iterator[datetime | None]:
    """Where each window ends, in the direction `way`; the last has no end.

    `start` is the moment behind which the list is read, None at its beginning; `met`: whether anything was
    found so far.
    """
    first, last = (now - BEHIND, now + AHEAD) if way > 0 else (now + AHEAD, now - BEHIND)
    if pace is None:
        yield from _unknown(way, start, now, met)
        return
    reach, widest = start or (last if pace.whole else pace.start), abs(last - first)
    width = min(pace.width * ROOM, widest)
    while way * (last - reach) > timedelta():
        reach += way * width
        yield reach
        width = min(width * WIDER, widest)
    yield None


def _unknown(
    way: int, start: datetime | None, now: datetime, met: Callable[[], bool]
) -> Iterator[datetime | None]:
    """Of a list that was never read. Where it lies is found by windows half as wide as what was empty.

    From its beginning by those half as wide as what lies before now: what is crowded is mostly of late. So
    one that is empty takes some twenty statements, not one for each month of eleven years.
    """
    first, last = (now - BEHIND, now + AHEAD) if way > 0 else (now + AHEAD, now - BEHIND)
    reach, width = start or (first if way > 0 else now), UNKNOWN
    widest = UNKNOWN_WIDEST_FORWARDS if way > 0 and start is None else UNKNOWN_WIDEST
    if way * (first - reach) > timedelta():
        reach = first
        yield reach
    began = reach
    while way * (last - reach) > timedelta():
        step = width
        if not met():
            from_first = way > 0 and start is None and reach < now
            step = (
                max(UNKNOWN_WIDEST, (now - reach) / 2) if from_first else max(width, abs(reach - began) / 2)
            )
        reach += way * step
        yield reach
        width = min(width * WIDER, widest)
    yield None


def _moment(key: str) -> datetime | None:
    try:
        return datetime.fromisoformat(key[:MOMENT_LENGTH]).replace(tzinfo=UTC)
    except ValueError:
        return None


def _day(key: str) -> datetime | None:
    try:
        return datetime.fromisoformat(key[:DAY_LENGTH]).replace(tzinfo=UTC)
    except ValueError:
        return None


def _made_of_stored(key: str) -> datetime | None:
    return _made(key.rpartition("/")[2])


def _made(key: str) -> datetime | None:
    try:
        return made_at(key[:ID_LENGTH])
    except (ValueError, OverflowError):
        return None
