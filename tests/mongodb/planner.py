# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which declared index serves a query, by the manual's “The ESR (Equality, Sort, Range) Guideline”.

The embedded engine's `explain` does not tell whether an index sorts, so we plan ourselves and more strictly
than MongoDB: an index serves when it leads straight to what is asked, in the order that is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from math import prod

from pymongo import IndexModel

from tests.mongodb.residuals import RESIDUALS
from tests.mongodb.shapes import POINTS, RANGES, Kind, Shape

MOST_STREAMS = 200
"""MongoDB merges no more sorted streams for `$in` (internalQueryMaxScansToExplode), but sorts in memory."""


@dataclass(frozen=True)
class Index:
    """`only_if`: the fields that must be there (a partial index)."""

    name: str
    keys: tuple[tuple[str, int], ...]
    unique: bool = False
    only_if: frozenset[str] = frozenset()

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.keys)


BY_ID = Index("_id_", (("_id", 1),), unique=True)


def index_of(model: IndexModel) -> Index:
    definition = model.document
    only_if = definition.get("partialFilterExpression", {})
    keys = tuple((name, int(way)) for name, way in definition["key"].items())
    return Index(definition["name"], keys, bool(definition.get("unique")), frozenset(only_if))


def offence(shape: Shape, declared: Iterable[Index]) -> str:
    """Why no index serves the query, and which one would; empty when one does."""
    if not shape.conditions and not shape.sort and shape.limit:
        return ""
    left = {index: residual(shape, index) for index in (BY_ID, *declared)}
    plans = {index: rest for index, rest in left.items() if rest is not None}
    if any(_allowed(shape, index, rest) for index, rest in plans.items()):
        return ""
    told = "; ".join(f"{index.name} leaves {sorted(rest)} over" for index, rest in plans.items())
    return f"no index serves {shape}{f' ({told})' if told else ''}: ({', '.join(serving(shape))}) would"


def residual(shape: Shape, index: Index) -> frozenset[str] | None:
    """The conditions that are left over behind the index; None if it cannot be gone through."""
    if any(shape.conditions.get(name, Kind.NULL) in (Kind.NULL, Kind.REST) for name in index.only_if):
        return None
    if index.unique and all(shape.conditions.get(name) in POINTS for name in index.fields):
        named = shape.conditions.keys() - set(index.fields)
        return frozenset() if index == BY_ID else frozenset(named)
    held, behind = _divide(shape, index)
    wanted = _wanted(shape)
    if wanted and not (_sorts(wanted, behind) and _streams(shape, held) <= MOST_STREAMS):
        return None
    run = _ranged_or_sorted(shape, behind)
    if not held and not run:
        return None
    ranges = {name for name in run if shape.conditions.get(name) in RANGES}
    own = {"tenant"} if index == BY_ID and shape.conditions.get("_id") is Kind.SPAN else set()
    return frozenset(shape.conditions.keys() - held - ranges - own - index.only_if)


def serving(shape: Shape) -> list[str]:
    """The fields of an index that would serve: tenant, equalities, `$in`, sort, ranges."""
    alike = sorted(shape.fields(POINTS - {Kind.IN}), key=lambda name: (name != "tenant", name))
    sort = [name for name, _ in shape.sort]
    order = [*alike, *shape.fields(frozenset({Kind.IN})), *sort, *shape.fields(RANGES | {Kind.EXISTS})]
    return list(dict.fromkeys(order))


def _divide(shape: Shape, index: Index) -> tuple[set[str], list[tuple[str, int]]]:
    """The leading fields that are points, and the keys behind them. What sorts is not among the points."""
    sorting = {name for name, _ in _wanted(shape)}
    points = takewhile(
        lambda name: shape.conditions.get(name) in POINTS and name not in sorting, index.fields
    )
    held = list(points)
    return set(held), list(index.keys[len(held) :])


def _wanted(shape: Shape) -> list[tuple[str, int]]:
    """What is left to sort by where equal values need no sorting."""
    return [(name, way) for name, way in shape.sort if shape.conditions.get(name) is not Kind.EQUAL]


def _ranged_or_sorted(shape: Shape, behind: list[tuple[str, int]]) -> list[str]:
    """The keys behind the points as far as each sorts or bounds: with one left out the bounds end."""
    sorting = {name for name, _ in shape.sort}
    names = (name for name, _ in behind)
    return list(takewhile(lambda name: name in sorting or shape.conditions.get(name) in RANGES, names))


def _streams(shape: Shape, held: set[str]) -> int:
    """How many sorted streams `$in` before the order makes."""
    return prod(shape.choices.get(name, 1) for name in held)


def _sorts(wanted: list[tuple[str, int]], behind: list[tuple[str, int]]) -> bool:
    """Whether the keys give this order, forwards or backwards."""
    found = behind[: len(wanted)]
    return found == wanted or found == [(name, -way) for name, way in wanted]


def _allowed(shape: Shape, index: Index, rest: frozenset[str]) -> bool:
    return all((shape.collection, index.name, name) in RESIDUALS for name in rest)


def unserved(shapes: Iterable[Shape], collections: Mapping[str, Iterable[Index]]) -> list[str]:
    """The offences of queries of these collections; of others nothing is declared here."""
    found = (offence(one, collections[one.collection]) for one in shapes if one.collection in collections)
    return [text for text in found if text]
