# SPDX-License-Identifier: AGPL-3.0-or-later
"""How routes are declared: a resource, and one line for each operation.

The command's module or the query's function says the rest: its name is the operation, its docstring the
summary, its annotations the path's ids, the query, the body and the answer. A rule's parameters are typed:
`<id:order_id>` is a UUID, `<code:name>` a short name.
"""

import inspect
import re
from collections.abc import Callable
from typing import Any, TypedDict, Unpack, get_args, get_type_hints

from pydantic import BaseModel

from services.chassis.http.models import RowAnswer
from services.chassis.http.presenting import Shows, presenter
from services.chassis.http.route import (
    ACCEPTED,
    DISTRICT,
    PARAMETER,
    PUBLIC,
    Function,
    ItemId,
    Kind,
    Refusal,
    Route,
    RowPlan,
    Target,
)
from services.chassis.store import Collection
from services.chassis.values import DomainError

LINES = "application/x-ndjson"


Command = Any
"""A command's module: named as the operation, said in its docstring, done by `handle()`; or a function."""


class Said(TypedDict, total=False):
    """What a line may say beside the command or query and the rule.

    `requires` and `shows`: in place of the resource's own. `item`: the id of the aggregate that If-Match is
    about, where the path does not end with it. `secret`: body or answer hold what may not be stored, so
    that an Idempotency-Key is not remembered. `any_origin`: other sites' pages may read the answer; nothing
    that a cookie opens. `asks`: the group for which a district may ask for a newer or stronger log-in.
    `bearer_field`: the field of a form in which the token may stand, too (RFC 6750, 2.2).
    """

    requires: str
    shows: Shows
    item: ItemId
    secret: bool
    any_origin: bool
    asks: str
    bearer_field: str


class Resource:
    """A group of routes under one prefix.

    `of` is the collection of the aggregates that it is about: paths name them by `<noun>_id`, If-Match and
    ETag are their versions. `shows` and `requires` hold for every route that does not say its own. Where a
    standard says how, `refuses` writes what is refused under the prefix, whether an address is known or not.
    """

    def __init__(
        self,
        name: str,
        prefix: str,
        *,
        of: Collection[Any] | None = None,
        shows: Shows = None,
        requires: str = "",
        refuses: Refusal | None = None,
    ) -> None:
        self.name = name
        self.prefix = prefix
        self.refuses = refuses
        self.routes: list[Route] = []
        self._of = of
        self._shows = shows
        self._requires = requires

    def covers(self, path: str) -> bool:
        """Whether an address lies under the prefix."""
        under = PARAMETER.sub("[^/:]+", re.escape(self.prefix))
        return re.fullmatch(f"{under}(/.*)?", path) is not None

    def show(self, query: Function, rule: str | None = None, **more: Unpack[Said]) -> None:
        """Read one: `GET /<id>`."""
        self._query("GET", query, self._one(rule), **more)

    def list(self, query: Function, rule: str = "", **more: Unpack[Said]) -> None:
        """Read several, a page at a time: `GET`."""
        self._query("GET", query, rule, **more)

    def read_on_record(self, command: Command, rule: str, **more: Unpack[Said]) -> None:
        """Read what nobody reads without a trace: `GET`, in the transaction that keeps the reading."""
        more["secret"] = True
        self._command("GET", command, rule, **more)

    def search(self, query: Function, rule: str = ":search", **more: Unpack[Said]) -> None:
        """Read several by what may not stand in an address: `POST :search`."""
        self._query("POST", query, rule, **more)

    def create(self, command: Command, rule: str = "", **more: Unpack[Said]) -> None:
        """Make one: `POST`, answered 201."""
        self._command("POST", command, rule, status=201, **more)

    def start(self, command: Command, rule: str = "", **more: Unpack[Said]) -> None:
        """Begin long work: `POST`, answered 202 with the job that does it."""
        self._command("POST", command, rule, status=ACCEPTED, **more)

    def act(self, verb: str, command: Command, rule: str | None = None, **more: Unpack[Said]) -> None:
        """Do something with one: `POST /<id>:verb`."""
        self._command("POST", command, f"{self._one(rule)}:{verb}", **more)

    def change(self, command: Command, rule: str | None = None, **more: Unpack[Said]) -> None:
        """Change what is named of one: `PATCH /<id>`."""
        self._command("PATCH", command, self._one(rule), **more)

    def replace(self, command: Command, rule: str | None = None, **more: Unpack[Said]) -> None:
        """Set the whole of one: `PUT /<id>`."""
        self._command("PUT", command, self._one(rule), **more)

    def remove(self, command: Command, rule: str | None = None, **more: Unpack[Said]) -> None:
        """Take one away: `DELETE /<id>`."""
        self._command("DELETE", command, self._one(rule), **more)

    def stream(
        self,
        command: Command,
        *,
        shows: type[RowAnswer],
        bad_row: Callable[[str], DomainError],
        echo: tuple[str, ...] = (),
        most: int = 25,
        requires: str = "",
        rule: str = "",
    ) -> None:
        """Many rows in, one answer a row out: `POST` of NDJSON to the command's `handle(tx, rows)`.

        It gets at most `most` rows at once and gives for each what became of it, with the fields of `shows`,
        or the refusal of it. `bad_row` refuses what cannot be read; answers repeat the texts named by `echo`.
        """
        (model,) = get_args(get_type_hints(command.handle)["rows"])[:1]
        self._add(
            kind=Kind.STREAM,
            method="POST",
            rule=rule,
            named=command,
            requires=requires,
            function=command.handle,
            body=model,
            answer=shows,
            consumes=LINES,
            produces=LINES,
            rows=RowPlan(model, shows, bad_row, echo, most),
        )

    def raw(
        self,
        method: str,
        rule: str,
        *,
        requires: str,
        consumes: str = "",
        produces: str = "text/html",
        any_origin: bool = False,
        bearer_field: str = "",
    ) -> Callable[[Function], Function]:
        """A route that reads the request and makes the response itself: `function(call, **parameters)`.

        A district in its path is that of `call.by`: a stranger who reads, or whoever has a token of it, which
        may stand in the form's `bearer_field`.
        """

        def register(function: Function) -> Function:
            self._add(
                kind=Kind.RAW,
                method=method,
                rule=rule,
                named=function,
                requires=requires,
                function=function,
                consumes=consumes,
                produces=produces,
                any_origin=any_origin,
                bearer_field=bearer_field,
            )
            return function

        return register

    def _query(self, method: str, query: Function, rule: str, **said: Unpack[Said]) -> None:
        self._operation(Kind.QUERY, method, (query, query), rule, 200, said)

    def _command(
        self, method: str, command: Command, rule: str, status: int = 200, **said: Unpack[Said]
    ) -> None:
        function: Any = getattr(command, "handle", command)
        self._operation(Kind.COMMAND, method, (command, function), rule, status, said)

    def _operation(
        self, kind: Kind, method: str, run: tuple[Any, Function], rule: str, status: int, said: Said
    ) -> None:
        named, function = run
        presented = presenter(function, said.get("shows") or self._shows, self._of)
        query, body = _models(function, method)
        self._add(
            kind=kind,
            method=method,
            rule=rule,
            named=named,
            requires=said.get("requires", ""),
            function=lambda tx, *given: presented.present(tx, function(tx, *given)),
            status=status,
            body=body,
            query=query,
            answer=presented.answer,
            target=self._target(rule, said.get("item")) if kind is Kind.COMMAND else None,
            secret=said.get("secret", False),
            any_origin=said.get("any_origin", False),
            asks=str(said.get("asks", "")),
            bearer_field=said.get("bearer_field", ""),
        )

    def _target(self, rule: str, item: ItemId | None) -> Target | None:
        """What If-Match is about: the aggregate that the path names last, or that `item` names."""
        of, last = self._of, len(PARAMETER.findall(rule)) - 1
        if of is None or (item is None and last < 0):
            return None
        if item is None:
            return lambda _tenant, given: (of, given[last])
        return lambda tenant, given: (of, item(tenant, *given))

    def _add(self, *, rule: str, named: Any, requires: str, method: str, **more: Any) -> None:  # noqa: ANN401
        operation = named.__name__.rpartition(".")[2]
        needed = requires or self._requires
        if not needed:
            raise TypeError(f"{operation}: say who may, by a permission, AUTHENTICATED or PUBLIC")
        route = Route(
            method=method,
            rule=self.prefix + rule,
            operation=operation,
            summary=(inspect.getdoc(named) or "").strip(),
            requires=str(needed),
            **more,
        )
        if DISTRICT in route.parameters and not _may_name_a_district(route):
            raise TypeError(f"{operation}: a path names a district for public reading only")
        self.routes.append(route)

    def _one(self, rule: str | None) -> str:
        if rule is None and self._of is None:
            raise TypeError(f"{self.name}: say `of` which collection it is, or the rule")
        return f"/<id:{self._of.noun}_id>" if rule is None and self._of else rule or ""


def _may_name_a_district(route: Route) -> bool:
    """Public reading may; and a raw route whose token must be of that district."""
    if route.kind is Kind.RAW:
        return route.method == "GET" or route.requires != PUBLIC
    return route.kind is Kind.QUERY and route.requires == PUBLIC


def _models(function: Function, method: str) -> tuple[type[BaseModel] | None, type[BaseModel] | None]:
    """The models of the query and of the body: what is named `query` is one, except in a search."""
    hints = {name: hint for name, hint in get_type_hints(function).items() if name != "return"}
    models = {n: h for n, h in hints.items() if inspect.isclass(h) and issubclass(h, BaseModel)}
    query = models.pop("query", None)
    body = next(iter(models.values()), None)
    return (None, query) if method == "POST" and body is None else (query, body)
