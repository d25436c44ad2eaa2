# SPDX-License-Identifier: AGPL-3.0-or-later
"""Collections of aggregates: declared once in a service's `store.py`, always within one tenant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, Protocol, Self, TypeVar, Unpack, get_type_hints, overload

from pydantic import TypeAdapter

from services.chassis.store.database import Document
from services.chassis.store.index import Declared, Index
from services.chassis.store.listing import Band, Listing, Sorting
from services.chassis.store.paging import LIMIT, Page, Position, from_cursor, sortable
from services.chassis.store.search import FOUND_BY, GRAMS, grams, says, telling
from services.chassis.store.storable import storable
from services.chassis.store.windows import Axis, ids_axis, ordering_axis
from services.chassis.values import Event, Invalid, NotFound


class Aggregate(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Aggregate)
Filter = Mapping[str, Any]
Bound = date | None


class Records(Protocol):
    """What a bound collection asks of its transaction."""

    def load(self, declared: Collection[T], item_id: str) -> T | None: ...
    def load_several(self, declared: Collection[T], ids: Iterable[str]) -> list[T]: ...
    def search(
        self, declared: Collection[T], where: Filter, sort: tuple[str, int] | None, limit: int
    ) -> list[T]: ...
    def count(self, declared: Collection[Any], where: Filter, limit: int) -> int: ...
    def insert(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None: ...
    def replace(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None: ...
    def delete(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None: ...
    def version(self, declared: Collection[Any], item_id: str) -> int: ...
    def key(self, item_id: str) -> str: ...
    def bounds(self) -> dict[str, str]: ...
    @property
    def tenant(self) -> str: ...
    @property
    def now(self) -> datetime: ...


MOST_IDS = 100
"""What one `$in` may look for."""
MOST = 500
"""The bound of every unpaged read."""


class Collection(Generic[T]):
    """Declares where one kind of aggregate is kept; on a unit of work it is the `TenantCollection`.

    `orderings` names the fields by which pages can be sorted; an index that serves such a page ends in
    `by_<field>`. Absent values sort last. `search` names the fields whose text can be searched; an index that
    serves it begins with `grams` and ends in an ordering. `found_by` gives terms by which one is asked for as
    a whole; others are in force once a document is saved again. `crowded`: a tenant has so many that its
    pages are read in windows; its orderings are moments, days, or texts that begin with an id.
    """

    def __init__(
        self,
        value_type: type[T],
        name: str,
        *,
        indexes: tuple[Index, ...] = (),
        orderings: tuple[str, ...] = (),
        search: tuple[str, ...] = (),
        found_by: Callable[[T], Sequence[str]] | None = None,
        noun: str = "",
        crowded: bool = False,
    ) -> None:
        self.name = name
        self.found_by = found_by
        self.crowded = crowded
        self.orderings = orderings
        self.search = search
        self.noun = noun or re.sub(r"(?<!^)([A-Z])", r"_\1", value_type.__name__).lower()
        self.indexes = indexes
        self._type = value_type
        self._adapter: TypeAdapter[T] = TypeAdapter(value_type)

    def __set_name__(self, owner: type, attribute: str) -> None:
        self.attribute = attribute

    @overload
    def __get__(self, unit: None, owner: type) -> Self: ...
    @overload
    def __get__(self, unit: Records, owner: type) -> TenantCollection[T]: ...
    def __get__(self, unit: Records | None, owner: type) -> Self | TenantCollection[T]:
        if unit is None:
            return self
        bound = TenantCollection(self, unit)
        unit.__dict__[self.attribute] = bound
        return bound

    def to_document(self, value: T) -> Document:
        document: Document = storable(self._adapter.dump_python(value))
        for field in self.orderings:
            document[f"by_{field}"] = sortable(document.get(field), value.id)
        if self.search:
            document[GRAMS] = grams(self.searched(value))
        if self.found_by:
            document[FOUND_BY] = list(self.found_by(value))
        return document

    def searched(self, value: T) -> list[str]:
        """The text in which it is found."""
        return [getattr(value, field) or "" for field in self.search]

    @cached_property
    def axes(self) -> dict[str, Axis]:
        """Those of its orderings."""
        kinds = get_type_hints(self._type)
        return {field: ordering_axis(f"by_{field}", kinds.get(field)) for field in self.orderings}

    def from_document(self, document: Document) -> T:
        return self._adapter.validate_python({k: v for k, v in document.items() if k in self.fields})

    @cached_property
    def fields(self) -> frozenset[str]:
        return frozenset(self._type.__dataclass_fields__)  # type: ignore[attr-defined]


class Copy(Collection[T]):
    """Declares where copies of another's facts are kept, which their mapping alone writes (`chassis.copies`).

    `ends`: some event of their owner ends them.
    """

    def __init__(
        self, value_type: type[T], name: str, *, ends: bool = False, **said: Unpack[Declared]
    ) -> None:
        super().__init__(value_type, name, **said)
        self.ends = ends


class TenantCollection(Generic[T]):
    """A collection within one unit of work and its tenant. There is no other handle on the data."""

    def __init__(self, declared: Collection[T], unit: Records) -> None:
        self.declared = declared
        self._unit = unit

    def find(self, item_id: str) -> T | None:
        """The aggregate with this id, or None."""
        return self._unit.load(self.declared, item_id)

    def get(self, item_id: str) -> T:
        """The aggregate with this id. Raises NotFound."""
        if (found := self.find(item_id)) is None:
            raise NotFound(self.declared.noun, item_id)
        return found

    def several(self, ids: Iterable[str]) -> list[T]:
        """Those of at most 500 aggregates that there are, by id; MOST_IDS are asked for at once."""
        if len(wanted := sorted(set(ids))) > MOST:
            raise ValueError(f"at most {MOST} ids")
        return self._unit.load_several(self.declared, wanted)

    def first(self, where: Filter) -> T | None:
        """Any one aggregate that matches, or None."""
        return next(iter(self.list(where, limit=1)), None)

    def list(self, where: Filter, *, sort: str = "", limit: int = LIMIT) -> list[T]:
        """At most `limit` (≤ 500) matches, sorted by a declared ordering (`-` in front: descending).

        Without `sort` in the order of ids; if more match than `limit`, which ones is left to the index.
        """
        if not 1 <= limit <= MOST:
            raise ValueError(f"limit lies between 1 and {MOST}")
        if sort:
            return self._unit.search(self.declared, where, _sort(self.declared, sort), limit)
        found = self._unit.search(self.declared, where or {"_id": self._unit.bounds()}, None, limit)
        return sorted(found, key=lambda one: one.id)

    def page(
        self,
        where: Filter | Sequence[Band],
        *,
        sort: str = "",
        after: str | None = None,
        since: Bound = None,
        until: Bound = None,
        limit: int = 50,
        search: str = "",
        keep: Callable[[T], bool] | None = None,
        few: bool = False,
    ) -> Page[T]:
        """A page in the order of `sort`, behind the cursor `after`. Raises BadCursor, Invalid.

        Several filters, by bands: what matches those of the first band comes first, whatever its order.
        `since` and `until` (outside) bound an ordering by moments or days, that of ids by moments.
        With `search`, of what has each of its words, with `keep`, of what it takes: a page may then have
        fewer items, even none, and still a next one. `few`: all is read at once, without windows.
        """
        if not 1 <= limit <= LIMIT:
            raise Invalid("limit", f"lies between 1 and {LIMIT}")
        bands = [[where]] if isinstance(where, Mapping) else where
        at = from_cursor(after) if after else Position()
        if search:
            pair = telling(search)
            bands = [[{**one, GRAMS: pair} for one in band] for band in bands]

        def taken(value: T) -> bool:
            return says(self.declared.searched(value), search) and (keep is None or keep(value))

        listing = self._listing(bands, sort, since, until, windowed=self.declared.crowded and not few)
        return listing.page(at, limit, taken if search or keep else None)

    def walk(self, where: Filter, *, sort: str = "", since: Bound = None, until: Bound = None) -> Iterator[T]:
        """All that match, in the order of `sort`, read page by page: for what has to see every one."""
        after: str | None = ""
        while after is not None:
            page = self.page(where, sort=sort, after=after or None, since=since, until=until, limit=LIMIT)
            yield from page.items
            after = page.next

    def count_up_to(
        self, most: int, where: Sequence[Band], *, sort: str, since: Bound = None, until: Bound = None
    ) -> int:
        """How many a list has, counting no further than `most`."""
        return self._listing(where, sort, since, until, windowed=self.declared.crowded).count(most)

    def _listing(
        self, bands: Sequence[Band], sort: str, since: Bound, until: Bound, *, windowed: bool
    ) -> Listing[T]:
        _, way = _sort(self.declared, sort)
        axis = self.declared.axes[sort.removeprefix("-")] if sort else ids_axis(self._unit.tenant)
        low, high = (axis.bound(one) if one else "" for one in (since, until))
        if not sort and not any(any(one) for band in bands for one in band):
            first, last = self._unit.bounds().values()
            low, high = low or first, high or last
        sorting = Sorting(axis, way, windowed, low, high)
        return Listing(self, bands, sorting, (self._unit.tenant, self.declared.name), self._unit.now)

    def fetch(self, where: Filter, sort: tuple[str, int], limit: int) -> Sequence[T]:
        """The first matches in order, for a listing."""
        return self._unit.search(self.declared, where, sort, limit)

    def number(self, where: Filter, limit: int) -> int:
        """How many match up to a limit, for a listing."""
        return self._unit.count(self.declared, where, limit)

    def key_of(self, key: str, value: T) -> str:
        """Where a value stands in an order, for a listing."""
        own = key == "_id"
        return self._unit.key(value.id) if own else sortable(getattr(value, key[len("by_") :]), value.id)

    def count(self, where: Filter, *, limit: int = 10_000) -> int:
        """How many match, counting no further than `limit`."""
        return self._unit.count(self.declared, where or {"_id": self._unit.bounds()}, limit)

    def add(self, value: T, *events: Event) -> None:
        """Insert a new aggregate with the events of its birth. Raises Duplicate, at the latest at commit."""
        self._unit.insert(self._own(), value, events)

    def save(self, value: T, *events: Event) -> None:
        """Replace an aggregate that this unit of work has loaded, together with what happened to it."""
        self._unit.replace(self._own(), value, events)

    def put(self, value: T, *events: Event) -> None:
        """Save it in place of what is there under its id, else add it."""
        (self.save if self.find(value.id) else self.add)(value, *events)

    def remove(self, value: T, *events: Event) -> None:
        """Delete an aggregate that this unit of work has loaded; its events stay."""
        self._unit.delete(self._own(), value, events)

    def _own(self) -> Collection[T]:
        if isinstance(self.declared, Copy):
            raise TypeError(f"{self.declared.name} are others' facts: only their mapping writes them")
        return self.declared

    def version(self, value: T) -> int:
        """The version that the aggregate has, or will have at commit."""
        return self._unit.version(self.declared, value.id)


def _sort(declared: Collection[Any], sort: str) -> tuple[str, int]:
    field = sort.removeprefix("-")
    if field and field not in declared.orderings:
        raise ValueError(f"{declared.name} declares no ordering {field!r}")
    return (f"by_{field}" if field else "_id"), (-1 if sort.startswith("-") else 1)
