# SPDX-License-Identifier: AGPL-3.0-or-later
"""How routes are declared: a resource, its routes, what each needs and what it answers.

A rule's path parameters are typed: `<id:order_id>` is a UUID, `<code:name>` a short name. The function's
annotations say the rest: `body: Model`, `query: Model` and the answer's model.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from services.chassis.http.models import RowAnswer
from services.chassis.values import DomainError

PUBLIC = "public"
"""No token is needed."""

AUTHENTICATED = "authenticated"
"""Any valid token will do; the command looks at whose it is."""

_PARAMETER = re.compile(r"<(id|code):(\w+)>")

PATTERNS = {
    "id": re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "code": re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}"),
}

Function = Callable[..., Any]


class Command(Protocol):
    """A command's module: named as the operation, said in its docstring, done by `handle()`."""

    __name__: str
    handle: Function


class Kind(Enum):
    """How a route's function is run."""

    QUERY = "query"
    COMMAND = "command"
    RAW = "raw"
    STREAM = "stream"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """How a stream reads and answers its rows: at most `most` a transaction.

    `echo`: the fields that an answer repeats; `bad_row`: the refusal of a row that cannot be read.
    """

    model: type[BaseModel]
    answer: type[RowAnswer]
    bad_row: Callable[[str], DomainError]
    echo: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Route:
    """One declared route."""

    kind: Kind
    method: str
    rule: str
    operation: str
    requires: str
    status: int
    summary: str
    parameters: dict[str, str]
    body: type[BaseModel] | None
    query: type[BaseModel] | None
    answer: type[BaseModel] | None
    consumes: str
    produces: str
    function: Function
    secret: bool = False
    rows: RowPlan | None = None


class Resource:
    """A group of routes under one prefix."""

    def __init__(self, name: str, prefix: str) -> None:
        self.name = name
        self.prefix = prefix
        self.routes: list[Route] = []

    def get(self, rule: str = "", *, requires: str) -> Callable[[Function], Function]:
        """A query: runs on a read-only unit of work."""
        return self._declare(Kind.QUERY, "GET", rule, requires)

    def post(
        self, rule: str = "", *, requires: str, status: int = 200, secret: bool = False
    ) -> Callable[[Function], Function]:
        """A command: runs in a transaction.

        `secret` where body or answer hold what may not be stored: an Idempotency-Key is not remembered.
        """
        return self._declare(Kind.COMMAND, "POST", rule, requires, status, secret=secret)

    def put(self, rule: str = "", *, requires: str, status: int = 200) -> Callable[[Function], Function]:
        """A command that replaces."""
        return self._declare(Kind.COMMAND, "PUT", rule, requires, status)

    def patch(self, rule: str = "", *, requires: str) -> Callable[[Function], Function]:
        """A command that changes some fields."""
        return self._declare(Kind.COMMAND, "PATCH", rule, requires)

    def delete(self, rule: str = "", *, requires: str) -> Callable[[Function], Function]:
        """A command that removes."""
        return self._declare(Kind.COMMAND, "DELETE", rule, requires)

    def raw(
        self, method: str, rule: str, *, requires: str, consumes: str = "", produces: str = "text/html"
    ) -> Callable[[Function], Function]:
        """A route that reads the request and makes the response itself: `function(call, **parameters)`."""
        return self._declare(Kind.RAW, method, rule, requires, consumes=consumes, produces=produces)

    def stream(
        self,
        rule: str,
        command: Command,
        *,
        requires: str,
        shows: type[RowAnswer],
        bad_row: Callable[[str], DomainError],
        echo: tuple[str, ...] = (),
        most: int = 25,
    ) -> None:
        """Many rows in, one answer a row out: the command's `handle(tx, rows)`.

        It gets at most `most` rows at once and gives for each what became of it, with the fields of `shows`,
        or the refusal of it. `bad_row` refuses what cannot be read; answers repeat the texts named by `echo`.
        """
        lines = "application/x-ndjson"
        (model,) = get_args(get_type_hints(command.handle)["rows"])[:1]
        self.routes.append(
            Route(
                kind=Kind.STREAM,
                method="POST",
                rule=self.prefix + rule,
                operation=command.__name__.rpartition(".")[2],
                requires=str(requires),
                status=200,
                summary=(inspect.getdoc(command) or "").strip(),
                parameters={},
                body=model,
                query=None,
                answer=shows,
                consumes=lines,
                produces=lines,
                function=command.handle,
                rows=RowPlan(model, shows, bad_row, echo, most),
            )
        )

    def _declare(
        self,
        kind: Kind,
        method: str,
        rule: str,
        requires: str,
        status: int = 200,
        consumes: str = "application/json",
        produces: str = "application/json",
        secret: bool = False,
    ) -> Callable[[Function], Function]:
        def register(function: Function) -> Function:
            hints = get_type_hints(function)
            self.routes.append(
                Route(
                    kind=kind,
                    method=method,
                    rule=self.prefix + rule,
                    operation=function.__name__,
                    requires=str(requires),
                    status=status,
                    summary=(inspect.getdoc(function) or "").strip(),
                    parameters={name: converter for converter, name in _PARAMETER.findall(rule)},
                    body=hints.get("body"),
                    query=hints.get("query"),
                    answer=_answer(hints.get("return")),
                    consumes=consumes,
                    produces=produces,
                    function=function,
                    secret=secret,
                )
            )
            return function

        return register


def _answer(returned: Any) -> type[BaseModel] | None:  # noqa: ANN401 - an annotation can be anything
    if get_origin(returned) in (Iterator, list):
        returned = get_args(returned)[0]
    is_model = inspect.isclass(returned) and issubclass(returned, BaseModel)
    return returned if is_model else None
