# SPDX-License-Identifier: AGPL-3.0-or-later
"""One declared route: what it needs, what it runs, what it answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from pydantic import BaseModel

from services.chassis.http.models import RowAnswer
from services.chassis.store import Collection
from services.chassis.values import DomainError

PUBLIC = "public"
NOBODY = ""
"""The tenant of a stranger who names no district: there are no data in it."""
"""No token is needed; the route is read-only and acts for a stranger."""

AUTHENTICATED = "authenticated"
"""Any valid token will do; the command looks at whose it is."""

PARAMETER = re.compile(r"<(id|code):(\w+)>")

PATTERNS = {
    "id": re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "code": re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}"),
}

DISTRICT = "district"
"""The path parameter of a public route that names whose data are read: the one place where a path does."""

Function = Callable[..., Any]
Refusal = Callable[[int, str, str, dict[str, Any]], Any]
"""Writes a refusal in a standard's own form, from its status, code, title and data."""
ItemId = Callable[..., str]
"""From the tenant and all that a route's function gets, the id of the aggregate that the route is about."""
Target = Callable[[str, list[Any]], tuple[Collection[Any], str]]
"""The collection and id of that aggregate."""


ACCEPTED = 202
"""The status of what begins long work."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One declared route.

    `function` gets the unit of work, then the path's parameters, the query and the body; a raw one gets the
    request. `target` gives the aggregate that If-Match is about. The answer of a `secret` one is not stored,
    that of one for `any_origin` may be read by other sites' pages. `bearer_field` is the field of a form that
    may hold the access token (RFC 6750, 2.2).
    `asks`: the group of operations for which the district may ask for a newer or stronger log-in.
    """

    kind: Kind
    method: str
    rule: str
    operation: str
    summary: str
    requires: str
    function: Function
    status: int = 200
    body: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    answer: type[BaseModel] | None = None
    target: Target | None = None
    consumes: str = "application/json"
    produces: str = "application/json"
    secret: bool = False
    any_origin: bool = False
    bearer_field: str = ""
    asks: str = ""
    rows: RowPlan | None = None
    parameters: dict[str, str] = field(init=False)

    @property
    def jobs(self) -> str:
        """Where the service's jobs are looked at."""
        service = self.rule.split("/")[1]
        return f"/{service}/v1/jobs"

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", {name: kind for kind, name in PARAMETER.findall(self.rule)})
