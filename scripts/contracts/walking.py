# SPDX-License-Identifier: AGPL-3.0-or-later
"""Walks the functions of a domain without running them: from a state, which states can they lead to?

An aggregate is known by its state alone. What the state decides is decided (`if vote.state not in
FROM[action]: raise …`), of all else both ways are taken; a path that raises leads nowhere.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import operator
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, singledispatchmethod
from itertools import product
from types import FunctionType, MappingProxyType
from typing import Any

DEEPEST = 12
"""So many calls within calls are followed."""


class _Unknown:
    """What nothing is known of."""


UNKNOWN = _Unknown()
COMPARED: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = MappingProxyType(
    {
        ast.Is: operator.is_,
        ast.IsNot: operator.is_not,
        ast.Eq: operator.eq,
        ast.NotEq: operator.ne,
        ast.In: lambda one, all_: one in all_,
        ast.NotIn: lambda one, all_: one not in all_,
    }
)
Names = dict[str, Any]


@dataclass(frozen=True)
class Thing:
    """An aggregate of a class in a state; the state stands in the field of this name."""

    kind: type
    field: str
    state: Any


@dataclass(frozen=True)
class _Returned:
    value: Any


Way = tuple[Names, _Returned | None]
"""A way through some statements: the names at its end, and what was returned if it was."""


def results(function: FunctionType, arguments: Names, depth: int = 0) -> list[Any]:
    """All that the function can return, nothing where it always raises; other arguments are unknown."""
    if depth > DEEPEST:
        return [UNKNOWN]
    code = _code(function)
    names = (*code.args.posonlyargs, *code.args.args, *code.args.kwonlyargs)
    walk = _Walk(function.__globals__, depth)
    ended = walk.run(code.body, {one.arg: UNKNOWN for one in names} | arguments)
    return _distinct(end.value if end else None for _, end in ended)


@cache
def _code(function: FunctionType) -> ast.FunctionDef:
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef)
    return node


def _distinct(found: Iterable[Any]) -> list[Any]:
    kept: list[Any] = []
    for one in found:
        if not any(type(one) is type(other) and one == other for other in kept):
            kept.append(one)
    return kept


class _Walk:
    """Through one function: `known` are the names of its module."""

    def __init__(self, known: Mapping[str, Any], depth: int) -> None:
        self._known = known
        self._depth = depth

    def run(self, body: list[ast.stmt], names: Names) -> list[Way]:
        """All ways through some statements: the names afterwards, and what was returned if it was."""
        ways: list[Way] = [(names, None)]
        for statement in body:
            ways = [
                after
                for before, ended in ways
                for after in ([(before, ended)] if ended else self._step(statement, before))
            ]
        return ways

    @singledispatchmethod
    def _step(self, statement: ast.stmt, names: Names) -> list[Way]:  # noqa: ARG002 - the others look at it
        return [(names, None)]

    @_step.register
    def _raises(self, _: ast.Raise, names: Names) -> list[Way]:  # noqa: ARG002 - as the others
        return []

    @_step.register
    def _returns(self, statement: ast.Return, names: Names) -> list[Way]:
        found = self.see(statement.value, names) if statement.value else [None]
        return [(names, _Returned(one)) for one in found]

    @_step.register
    def _says(self, statement: ast.Expr, names: Names) -> list[Way]:
        return [(names, None)] if self.see(statement.value, names) else []

    @_step.register
    def _assigns(self, statement: ast.Assign, names: Names) -> list[Way]:
        return [(_bound(statement.targets[0], one, names), None) for one in self.see(statement.value, names)]

    @_step.register
    def _annotates(self, statement: ast.AnnAssign, names: Names) -> list[Way]:
        found = self.see(statement.value, names) if statement.value else [UNKNOWN]
        return [(_bound(statement.target, one, names), None) for one in found]

    @_step.register
    def _asserts(self, statement: ast.Assert, names: Names) -> list[Way]:
        return [(names, None)] if True in self._sides(statement.test, names) else []

    @_step.register
    def _decides(self, statement: ast.If, names: Names) -> list[Way]:
        bodies = {True: statement.body, False: statement.orelse}
        return [way for side in self._sides(statement.test, names) for way in self.run(bodies[side], names)]

    @_step.register
    def _loops(self, statement: ast.For, names: Names) -> list[Way]:
        return [(names, None), *self.run(statement.body, _bound(statement.target, UNKNOWN, names))]

    @_step.register
    def _goes_on(self, statement: ast.While | ast.With | ast.Try, names: Names) -> list[Way]:
        return [(names, None), *self.run(statement.body, names)]

    def _sides(self, test: ast.expr, names: Names) -> list[bool]:
        """Which ways a condition can go."""
        found = self.see(test, names)
        return [side for side in (True, False) if any(_may(one, wanted=side) for one in found)]

    @singledispatchmethod
    def see(self, node: ast.expr, names: Names) -> list[Any]:  # noqa: ARG002 - the others look at it
        """What an expression can be; nothing where it always raises."""
        return [UNKNOWN]

    @see.register
    def _constant(self, node: ast.Constant, _: Names) -> list[Any]:
        return [node.value]

    @see.register
    def _name(self, node: ast.Name, names: Names) -> list[Any]:
        return [names.get(node.id, self._known.get(node.id, UNKNOWN))]

    @see.register
    def _attribute(self, node: ast.Attribute, names: Names) -> list[Any]:
        return [part for whole in self.see(node.value, names) for part in self._part(whole, node.attr)]

    @see.register
    def _subscript(self, node: ast.Subscript, names: Names) -> list[Any]:
        pairs = product(self.see(node.value, names), self.see(node.slice, names))
        return [_looked_up(table, key) for table, key in pairs]

    @see.register
    def _either(self, node: ast.IfExp, names: Names) -> list[Any]:
        ways = {True: node.body, False: node.orelse}
        return [one for side in self._sides(node.test, names) for one in self.see(ways[side], names)]

    @see.register
    def _negated(self, node: ast.UnaryOp, names: Names) -> list[Any]:
        found = self.see(node.operand, names) if isinstance(node.op, ast.Not) else [UNKNOWN]
        return [one if one is UNKNOWN else not one for one in found]

    @see.register
    def _logic(self, node: ast.BoolOp, names: Names) -> list[Any]:
        parts = product(*(self.see(one, names) for one in node.values))
        return _distinct(_joined(some, decisive=isinstance(node.op, ast.Or)) for some in parts)

    @see.register
    def _comparison(self, node: ast.Compare, names: Names) -> list[Any]:
        if len(node.ops) > 1:
            return [UNKNOWN]
        pairs = product(self.see(node.left, names), self.see(node.comparators[0], names))
        return _distinct(_compared(node.ops[0], one, other) for one, other in pairs)

    @see.register
    def _several(self, node: ast.Tuple | ast.Set, names: Names) -> list[Any]:
        return _distinct(product(*(self.see(one, names) for one in node.elts)))

    @see.register
    def _call(self, node: ast.Call, names: Names) -> list[Any]:
        called = next(iter(self.see(node.func, names)), UNKNOWN)
        given = [self.see(one, names) for one in node.args if not isinstance(one, ast.Starred)]
        named = {one.arg: self.see(one.value, names) for one in node.keywords if one.arg}
        if not all((*given, *named.values())):
            return []
        if called is dataclasses.replace:
            return _replaced(given[0], named)
        if called is frozenset and given:
            return [frozenset(one) if isinstance(one, tuple) else one for one in given[0]]
        if not isinstance(called, FunctionType) or not called.__module__.startswith("services."):
            return [UNKNOWN]
        return self._followed(called, given, named)

    def _part(self, whole: Any, attr: str) -> list[Any]:  # noqa: ANN401 - any value of the domain
        if not isinstance(whole, Thing):
            return [UNKNOWN if whole is UNKNOWN else getattr(whole, attr, UNKNOWN)]
        if attr == whole.field:
            return [whole.state]
        found = inspect.getattr_static(whole.kind, attr, None)
        if isinstance(found, property) and isinstance(found.fget, FunctionType):
            return results(found.fget, {"self": whole}, self._depth + 1)
        return [UNKNOWN]

    def _followed(
        self, called: FunctionType, given: list[list[Any]], named: dict[str, list[Any]]
    ) -> list[Any]:
        """What a function of the domain gives that is handed an aggregate; others are not looked into."""
        code = _code(called)
        places = [one.arg for one in (*code.args.posonlyargs, *code.args.args)]
        found: list[Any] = []
        for values in product(*given, *named.values()):
            if not any(isinstance(one, Thing) for one in values):
                found.append(UNKNOWN)
                continue
            positional = values[: len(given)]
            at = dict(zip(places, positional, strict=False))
            at |= dict(zip(named, values[len(given) :], strict=True))
            if code.args.vararg:
                at[code.args.vararg.arg] = positional[len(places) :]
            found += results(called, at, self._depth + 1)
        return _distinct(found)


def _bound(target: ast.expr, value: Any, names: Names) -> Names:  # noqa: ANN401 - any value of the domain
    if isinstance(target, ast.Name):
        return names | {target.id: value}
    if isinstance(target, ast.Tuple):
        parts = value if isinstance(value, tuple) and len(value) == len(target.elts) else ()
        for number, one in enumerate(target.elts):
            names = _bound(one, parts[number] if parts else UNKNOWN, names)
    return names


def _replaced(things: list[Any], named: dict[str, list[Any]]) -> list[Any]:
    """Aggregates with another state, where it is replaced."""
    found = []
    for thing in things:
        states = named.get(thing.field) if isinstance(thing, Thing) else None
        found += [dataclasses.replace(thing, state=one) for one in states] if states else [thing]
    return found


def _may(found: Any, *, wanted: bool) -> bool:  # noqa: ANN401 - any value of the domain
    return found is UNKNOWN or (isinstance(found, Thing) or bool(found)) is wanted


def _looked_up(table: Any, key: Any) -> Any:  # noqa: ANN401 - any value of the domain
    known = isinstance(table, Mapping) and isinstance(key, Enum) and key in table
    return table[key] if known else UNKNOWN


def _compared(op: ast.cmpop, one: Any, other: Any) -> Any:  # noqa: ANN401 - any value of the domain
    """Only what is known of both sides is decided."""
    parts = (one, *(other if isinstance(other, tuple) else (other,)))
    if type(op) not in COMPARED or any(part is UNKNOWN or isinstance(part, Thing) for part in parts):
        return UNKNOWN
    return COMPARED[type(op)](one, other)


def _joined(parts: tuple[Any, ...], *, decisive: bool) -> Any:  # noqa: ANN401 - any value of the domain
    """`and` and `or` where some parts are unknown: one that decides is enough."""
    known = [bool(one) for one in parts if one is not UNKNOWN and not isinstance(one, Thing)]
    if decisive in known:
        return decisive
    return UNKNOWN if len(known) < len(parts) else not decisive
