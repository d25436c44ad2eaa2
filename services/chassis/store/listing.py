# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists page by page, forwards and back, from one range of an index or from several merged by their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from heapq import merge
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar

from services.chassis.store.errors import BadCursor
from services.chassis.store.paging import Page, Position, to_cursor
from services.chassis.store.windows import PACES, Axis, Pace, ends

T = TypeVar("T")
Filter = Mapping[str, Any]
Band = Sequence[Filter]
"""Filters that together are one list; what matches two of them is in it once."""

MOST_LOOKED_AT = 400
"""A page that keeps only some of what it reads ends after so many, full or not."""


class Source(Protocol[T]):
    """What a listing asks of its collection."""

    def fetch(self, where: Filter, sort: tuple[str, int], limit: int) -> Sequence[T]: ...
    def number(self, where: Filter, limit: int) -> int: ...
    def key_of(self, key: str, value: T) -> str: ...


@dataclass(frozen=True)
class Sorting:
    """Along the axis, `way` 1 or -1, between `low` and `high`; in windows, or all that matches at once."""

    axis: Axis
    way: int
    windowed: bool
    low: str = ""
    high: str = ""

    @property
    def near(self) -> str:
        return self.low if self.way > 0 else self.high

    @property
    def far(self) -> str:
        return self.high if self.way > 0 else self.low

    def reaches(self, key: str) -> bool:
        """Whether the key lies at the far bound or beyond it."""
        return bool(self.far) and (key >= self.far if self.way > 0 else key <= self.far)


class Walk(Generic[T]):
    """One filter's matches in order, fetched window by window as they are asked for."""

    def __init__(self, source: Source[T], where: Filter, sorting: Sorting, shape: tuple[Any, ...]) -> None:
        self._source, self._where, self._sorting = source, where, sorting
        self._list = (*shape, sorting.axis.key, sorting.way)
        self._own = (*self._list, repr(sorted(where.items())))
        self._first = self._last = self._reached = ""
        self._met = 0
        self._began = self._ended = False

    def items(self, edge: str, want: int, now: datetime) -> Iterator[tuple[str, T]]:
        """What lies behind the edge, with its key; at most `want` are fetched at once."""
        axis, way = self._sorting.axis, self._sorting.way
        self._began = not edge
        for behind, limit in self._ranges(edge, now):
            edge, full = behind, True
            while full:
                found = self._source.fetch(self._within(edge, limit), (axis.key, way), want)
                keys = [self._source.key_of(axis.key, value) for value in found]
                self._first = self._first or (keys[0] if keys else "")
                self._last = keys[-1] if keys else self._last
                self._met += len(found)
                full = len(found) == want
                edge = self._reached = keys[-1] if full else limit
                yield from zip(keys, found, strict=True)
        self._ended = True

    def count(self, most: int, now: datetime) -> int:
        """How many there are, counting no further than `most`."""
        for behind, limit in self._ranges("", now):
            self._met += self._source.number(self._within(behind, limit), most - self._met)
            if self._met >= most:
                break
        return self._met

    def remember(self, *, want: int, now: datetime) -> None:
        """How the list is read next time."""
        moment = self._sorting.axis.moment
        first = moment(self._first)
        if not self._sorting.windowed or (self._met and first is None):
            return
        known = PACES.find(self._own, self._list)
        reached = moment(self._reached) or moment(self._last)
        span = abs(reached - first) * want / self._met if first and reached else timedelta()
        pace = Pace(
            start=first or now if self._began or known is None else known.start,
            width=max(span, self._sorting.axis.narrowest),
            whole=self._began and self._ended and self._met < want,
        )
        PACES.keep(self._own, pace)
        if self._met and not pace.whole:
            PACES.keep(self._list, pace)

    def _ranges(self, edge: str, now: datetime) -> Iterator[tuple[str, str]]:
        """The windows side by side, as keys; an empty one is no bound."""
        sorting = self._sorting
        behind = edge or sorting.near
        start = sorting.axis.moment(behind)
        pace = PACES.find(self._own, self._list)
        found = (
            ends(sorting.way, start, pace, now, lambda: self._met > 0) if sorting.windowed else iter((None,))
        )
        for end in found:
            limit = sorting.far if end is None else sorting.axis.head(end)
            if end is None or sorting.reaches(limit):
                yield behind, sorting.far
                return
            yield behind, limit
            behind = limit

    def _within(self, behind: str, limit: str) -> Filter:
        names = ("$gt", "$lt") if self._sorting.way > 0 else ("$lt", "$gt")
        bounds = {name: key for name, key in zip(names, (behind, limit), strict=True) if key}
        return {**self._where, self._sorting.axis.key: bounds} if bounds else self._where


Met = tuple[int, str, T]
"""The number of a band, a key in it and what stands there."""


@dataclass(frozen=True)
class Listing(Generic[T]):
    """Bands of a collection, one behind the other, each in the same order; `shape` names the collection."""

    source: Source[T]
    bands: Sequence[Band]
    sorting: Sorting
    shape: tuple[Any, ...]
    now: datetime

    def page(self, at: Position, limit: int, keep: Callable[[T], bool] | None = None) -> Page[T]:
        """A page behind a position (or before it), of what `keep` takes. Raises BadCursor."""
        if at.band >= len(self.bands):
            raise BadCursor
        walks: list[Walk[T]] = []
        taken: list[Met[T]] = []
        passed: Met[T] | None = None
        more, looked = False, 0
        for met in self._met(at, limit + 1, walks):
            if len(taken) == limit or (keep and looked == MOST_LOOKED_AT):
                more = True
                break
            passed, looked = met, looked + 1
            if keep is None or keep(met[2]):
                taken.append(met)
        for walk in walks:
            walk.remember(want=limit + 1, now=self.now)
        return _page(taken, passed if more else None, at)

    def count(self, most: int) -> int:
        """How many there are in all bands, counting no further than `most`."""
        counted = 0
        for where in chain.from_iterable(self.bands):
            if counted < most:
                counted += Walk(self.source, where, self.sorting, self.shape).count(most - counted, self.now)
        return counted

    def _met(self, at: Position, want: int, walks: list[Walk[T]]) -> Iterator[Met[T]]:
        sorting = replace(self.sorting, way=-self.sorting.way) if at.backwards else self.sorting
        numbers = range(at.band, -1, -1) if at.backwards else range(at.band, len(self.bands))
        for number in numbers:
            own = [Walk(self.source, where, sorting, self.shape) for where in self.bands[number]]
            walks.extend(own)
            edge = at.key if number == at.band else ""
            streams = [walk.items(edge, want, self.now) for walk in own]
            before = ""
            for key, value in merge(*streams, key=lambda one: one[0], reverse=sorting.way < 0):
                if key != before:
                    yield number, key, value
                before = key


def _page(taken: list[Met[T]], passed: Met[T] | None, at: Position) -> Page[T]:
    """`passed` is the last that was looked at, where more lies behind it."""
    on = to_cursor(Position(passed[1], passed[0], at.backwards)) if passed else None
    shown = taken[::-1] if at.backwards else taken
    items = tuple(value for _, _, value in shown)
    if not at.key:
        return Page(items, on)
    turn = shown[-1 if at.backwards else 0] if shown else (at.band, at.key)
    back = to_cursor(Position(turn[1], turn[0], not at.backwards))
    return Page(items, back, on) if at.backwards else Page(items, on, back)
