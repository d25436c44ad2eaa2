# SPDX-License-Identifier: AGPL-3.0-or-later
"""One district with something of everything, its people, and every service's API in this process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from itertools import count
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from services.chassis.http.route import DISTRICT, Route
from services.chassis.store import Store
from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner
from tests.system.identity.conftest import District, House

NDJSON = "application/x-ndjson"
MARK, PUBLIC_NAME = "甲区机密", "甲区地名"
"""What stands in the names of the seeded things: who reads it has seen them; and what in public names."""


@dataclass(frozen=True)
class Request:
    """What somebody who may sends to an operation so that it succeeds.

    `ids` are the values of the path's parameters, `body` is JSON or lines (bytes), `by` the sender's token:
    the district administrator's when empty.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    query: Mapping[str, str] = field(default_factory=dict)
    by: str = ""

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace") if isinstance(self.body, bytes) else str(self.body)

    def path(self, route: Route) -> str:
        address = route.rule
        for name, kind in route.parameters.items():
            address = address.replace(f"<{kind}:{name}>", self.ids[name])
        return address


@dataclass
class World:
    """The district `seeded`, its `ids` by what they are of, and the tokens of its `people`.

    `own`: by service, the ids of what several services have, a publication for instance.
    """

    house: House
    seeded: District
    apps: dict[str, Flask]
    stores: dict[str, Store[Any]]
    ids: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[str, str]] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(100))

    def code(self) -> str:
        """A code that nothing else has."""
        return f"x{next(self._numbers)}"

    def send(self, request: Request, route: Route, token: str = "") -> TestResponse:
        """The request as its owner sends it, or as the owner of another token does."""
        token, kind = token or request.by, route.consumes
        return self.call(route.method, request.path(route), token, request.body, request.query, kind)

    def ids_of(self, route: Route) -> dict[str, str]:
        """The ids that a route of a service may ask for."""
        return self.ids | self.own.get(route.rule.split("/")[1], {})

    def public_path(self, route: Route, district: str = "") -> str:
        """Where everybody reads something of a district: of the seeded one, unless another is named."""
        known = self.ids_of(route)
        ids = {name: known.get(name.removesuffix("_id"), "") for name in route.parameters}
        return Request({**ids, DISTRICT: district or self.seeded.code}).path(route)

    def call(
        self,
        method: str,
        path: str,
        token: str = "",
        body: Any = None,
        query: Mapping[str, str] | None = None,
        content_type: str = NDJSON,
    ) -> TestResponse:
        client = self.apps[path.split("/")[1]].test_client(use_cookies=False)
        headers = {"Authorization": f"Bearer {token or self.seeded.token}"}
        given: dict[str, Any] = {} if body is None else {"json": body}
        if isinstance(body, bytes):
            given = {"data": body, "content_type": content_type}
        return client.open(path, method=method, headers=headers, query_string=query, **given)

    def fire(self, service: str) -> None:
        """Fire every timer of a service that is due, as its worker does."""
        timers = import_module(f"services.{service}.timers").timers
        store = self.stores[service]
        runner = TimerRunner(store, service, timers, Lease(store.database, "timers", "samples", 10), 100, 3)
        while runner.step():
            pass
        if service == "identity":
            store.tools.pulls.rest()

    def ok(self, method: str, path: str, body: Any = None, token: str = "") -> dict[str, Any]:
        """A call that must succeed."""
        answer = self.call(method, path, token, body)
        assert answer.status_code < 300, answer.get_data(as_text=True)
        return answer.get_json() if answer.data else {}
