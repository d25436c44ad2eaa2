# SPDX-License-Identifier: AGPL-3.0-or-later
"""Copies of other services' facts (projections), declared as mappings from their events.

A copy is written only here. It keeps the sequence of the event that it shows, and what is not newer has no
effect: however often and in whatever order events are replayed, no copy goes back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from google.protobuf.message import Message

from services.chassis.invariants import WHOLE, Key, ServiceData, chunks, differences
from services.chassis.store import Copy, RecordedEvent, UnitOfWork
from services.chassis.store.collection import Aggregate

T = TypeVar("T", bound=Aggregate)
Event = type[Message]

FOREVER = 2**62
"""No event's sequence is newer."""


@dataclass(frozen=True)
class _Mapping:
    """What one type of event means for one collection. Without `value` the copy ends, perhaps for ever."""

    collection: Copy[Any]
    value: Callable[[Any], Any] | None = None
    id_field: str = ""
    forever: bool = False

    def apply(self, tx: UnitOfWork, message: Any, sequence: int) -> None:  # noqa: ANN401 - any event's message
        if self.value:
            tx.put_copy(self.collection, self.value(message), sequence)
        else:
            end = FOREVER if self.forever else sequence
            tx.end_copy(self.collection, getattr(message, self.id_field), end)

    def fact(self, message: Any) -> tuple[str, Any]:  # noqa: ANN401
        """The copy's id and what it must be; None if it must be gone."""
        value = self.value(message) if self.value else None
        return (value.id if value else getattr(message, self.id_field)), value


class Copies:
    """A service's copies. One copy is fed by the events of one aggregate: only these have an order."""

    def __init__(self) -> None:
        self._by_type: dict[str, list[_Mapping]] = {}

    def into(self, collection: Copy[T], *events: Event) -> Callable[[Callable[[Any], T]], Callable[[Any], T]]:
        """Register `function(message)`, which gives the copy that these events make or change."""

        def register(function: Callable[[Any], T]) -> Callable[[Any], T]:
            for event in events:
                self._add(event, _Mapping(collection, function))
            return function

        return register

    def ends(self, collection: Copy[Any], event: Event, id_field: str) -> None:
        """The event ends the copy with this id; one that is newer brings it back."""
        self._add(event, _Mapping(collection, id_field=id_field))

    def erases(self, collection: Copy[Any], event: Event, id_field: str) -> None:
        """The event ends the copy with this id for ever: a person's data were erased."""
        self._add(event, _Mapping(collection, id_field=id_field, forever=True))

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the events that something is copied from."""
        return tuple(sorted(self._by_type))

    @property
    def collections(self) -> tuple[Copy[Any], ...]:
        mappings = (mapping for known in self._by_type.values() for mapping in known)
        return tuple({mapping.collection.name: mapping.collection for mapping in mappings}.values())

    def targets(self, event_type: str) -> tuple[str, ...]:
        """The names of the collections in which an event of the type makes, changes or ends a copy."""
        return tuple(mapping.collection.name for mapping in self._by_type.get(event_type, ()))

    def apply(self, tx: UnitOfWork, message: Message) -> None:
        """Bring the copies up to the event that the unit of work handles."""
        if tx.event is None:
            raise LookupError("copies are made of received events only")
        for mapping in self._by_type[message.DESCRIPTOR.full_name]:
            mapping.apply(tx, message, tx.event.sequence)

    def check(self, data: ServiceData) -> Iterator[str]:
        """Yields one text a copy: empty if it says what its owner told last, else how it differs."""
        heard = {collection.name: 0 for collection in self.collections}
        for owner in sorted({event_type.split(".")[1] for event_type in self._by_type}):
            for chunk in chunks(self._facts(data.of(owner))):
                for collection in self.collections:
                    wanted = {key: value for name, key, value in chunk if name == collection.name}
                    heard[collection.name] += sum(value is not None for value in wanted.values())
                    yield from _compared(collection.name, wanted, data.named(collection, wanted))
        for name, count in heard.items():
            kept = data.count(name, {})
            yield f"{kept - count} more {name} kept than told" if kept != count else WHOLE

    def _facts(self, owner: ServiceData) -> Iterator[tuple[str, Key, Any]]:
        """Of everything that the owner told: the collection, the copy's key and what it must be."""
        for (tenant, _), events in owner.histories():
            last: dict[str, tuple[_Mapping, RecordedEvent]] = {}
            for event in events:
                for mapping in self._by_type.get(event.type, ()):
                    if not (erased := last.get(mapping.collection.name)) or not erased[0].forever:
                        last[mapping.collection.name] = (mapping, event)
            for name, (mapping, event) in last.items():
                copy_id, value = mapping.fact(event.data)
                yield name, (tenant, copy_id), value

    def _add(self, event: Event, mapping: _Mapping) -> None:
        if mapping.value is None and not mapping.collection.ends:
            raise ValueError(f"{mapping.collection.name} is not declared as one that ends")
        known = self._by_type.setdefault(event.DESCRIPTOR.full_name, [])
        if any(one.collection is mapping.collection for one in known):
            raise ValueError(f"{event.DESCRIPTOR.full_name} is copied into {mapping.collection.name} already")
        known.append(mapping)


def _compared(name: str, wanted: dict[Key, Any], copies: dict[Key, Any]) -> Iterator[str]:
    for (tenant, item), value in wanted.items():
        what, copy = f"{tenant} {name} {item}", copies.get((tenant, item))
        if value is None:
            yield f"{what} is kept, its owner ended it" if copy else WHOLE
        elif copy is None:
            yield f"{what} is missing"
        else:
            yield differences(
                what, copy, **{field.name: getattr(value, field.name) for field in fields(value)}
            )
