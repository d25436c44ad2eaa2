# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shape of a query: what MongoDB's planner looks at, without the values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.mongodb.rules import Command, filters


class Kind(StrEnum):
    """What a condition asks of its field. SPAN: a range with both ends; REST: what no index bounds."""

    EQUAL = "="
    NULL = "null"
    IN = "in"
    RANGE = "range"
    SPAN = "span"
    EXISTS = "exists"
    REST = "rest"


POINTS = frozenset({Kind.EQUAL, Kind.NULL, Kind.IN})
RANGES = frozenset({Kind.RANGE, Kind.SPAN})
UPPER = frozenset({"$lt", "$lte"})
LOWER = frozenset({"$gt", "$gte"})


@dataclass(frozen=True)
class Shape:
    """`choices`: how many values each `$in` names; `limit` 0: none."""

    collection: str
    conditions: Mapping[str, Kind]
    sort: tuple[tuple[str, int], ...] = ()
    limit: int = 0
    choices: Mapping[str, int] = field(default_factory=dict)

    @property
    def key(self) -> tuple[object, ...]:
        """The same for all that are planned alike."""
        asked = frozenset(self.conditions.items()), frozenset(self.choices.items())
        return (self.collection, *asked, self.sort, self.limit > 0)

    def fields(self, kinds: frozenset[Kind]) -> list[str]:
        return sorted(name for name, kind in self.conditions.items() if kind in kinds)

    def __str__(self) -> str:
        where = ", ".join(f"{name} {kind}" for name, kind in sorted(self.conditions.items()))
        sort = ", ".join(f"-{name}" if way < 0 else name for name, way in self.sort)
        return f"{self.collection} {{{where}}}" + (f" sorted by {sort}" if sort else "")


def shapes(name: str, command: Command) -> Iterator[Shape]:
    """Each query of a command, those of its writes included."""
    sort, limit = _order(name, command)
    for collection, where, kind in filters(name, command):
        yield shape(collection, where, sort, limit if kind == "read" else 1)


def shape(collection: str, where: Command, sort: Mapping[str, int], limit: int) -> Shape:
    conditions = dict(_conditions(where))
    return Shape(
        collection,
        {name: _kind(value) for name, value in conditions.items()},
        tuple((name, int(way)) for name, way in sort.items()),
        abs(limit),
        {name: len(v["$in"]) for name, v in conditions.items() if isinstance(v, Mapping) and "$in" in v},
    )


def _order(name: str, command: Command) -> tuple[Mapping[str, int], int]:
    if name == "aggregate":
        stages: dict[str, Any] = {key: value for stage in command["pipeline"] for key, value in stage.items()}
        return stages.get("$sort", {}), stages.get("$limit", 0)
    return command.get("sort", {}), command.get("limit", 0)


def _conditions(where: Command) -> Iterator[tuple[str, Any]]:
    for name, value in where.items():
        if name == "$and":
            for one in value:
                yield from _conditions(one)
        else:
            yield name, value


def _kind(value: Any) -> Kind:
    if not (isinstance(value, Mapping) and any(name.startswith("$") for name in value)):
        return Kind.NULL if value is None else Kind.EQUAL
    asked = set(value)
    if asked <= {"$eq", "$all"}:  # of `$all` one value bounds the index; a search names no other way
        return Kind.EQUAL
    if asked == {"$in"}:
        return Kind.IN
    if asked <= UPPER | LOWER:
        return Kind.SPAN if asked & UPPER and asked & LOWER else Kind.RANGE
    return Kind.EXISTS if value == {"$exists": True} else Kind.REST
