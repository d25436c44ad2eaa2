# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small API over the sender's things, and a client with tokens of its own making."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from werkzeug.test import TestResponse

from services.chassis.clock import system_now
from services.chassis.http import (
    AUTHENTICATED,
    PUBLIC,
    Input,
    Moment,
    Name,
    Paged,
    PageView,
    Resource,
    RowAnswer,
    View,
    make_app,
)
from services.chassis.settings import Settings
from services.chassis.store import tenants
from services.chassis.store.store import platform_principal
from services.chassis.values import DomainError, OrgPath
from services.identity.domain.events import PlaceChanged
from tests.system.chassis.conftest import TENANT, Bench, SenderTx, Thing

THINGS = "/test/v1/things"


class NewThing(Input):
    name: Name
    count: int = 0


class ThingView(View):
    id: str
    name: str
    count: int
    version: int

    @classmethod
    def of(cls, tx: SenderTx, thing: Thing) -> "ThingView":
        return cls(id=thing.id, name=thing.name, count=thing.count, version=tx.things.version(thing))


class ThingRow(Input):
    name: Name
    count: int = 0
    at: Moment | None = None


@dataclass(frozen=True)
class TakenThing:
    result: str
    thing_id: str


class ThingAnswer(RowAnswer):
    name: str = ""
    thing_id: str = ""


@dataclass(eq=False)
class BadThing(DomainError):
    code = "things.bad_row"
    status = 422

    reason: str


class RowView(View):
    row: int
    result: str


class take_rows:  # noqa: N801 - stands for a command's module
    """Take in things."""

    @staticmethod
    def handle(tx: SenderTx, rows: tuple[ThingRow, ...]) -> list[TakenThing | DomainError]:
        return [_taken(tx, row) for row in rows]


def _taken(tx: SenderTx, row: ThingRow) -> TakenThing | DomainError:
    if row.name == "refused":
        return BadThing("nobody wants it")
    if row.name == "raises":
        raise BadThing("nobody wants it at all")
    if row.name == "fails":
        raise ZeroDivisionError("a secret detail")
    thing = Thing(tx.new_id(), row.name, row.count)
    tx.things.add(thing)
    return TakenThing("created", thing.id)


def make_resource() -> Resource:
    things = Resource("things", THINGS)

    @things.post(requires="things.write", status=201)
    def add_thing(tx: SenderTx, body: NewThing) -> ThingView:
        """Add a thing."""
        thing = Thing(tx.new_id(), body.name, body.count)
        event = PlaceChanged(thing.id, "compound", thing.name, OrgPath(f"/{TENANT}"), active=True)
        tx.things.add(thing, event)
        return ThingView.of(tx, thing)

    @things.post("/<id:thing_id>:rename", requires="things.write")
    def rename_thing(tx: SenderTx, thing_id: str, body: NewThing) -> ThingView:
        """Rename a thing."""
        thing = replace(tx.things.get(thing_id), name=body.name)
        tx.things.save(thing)
        return ThingView.of(tx, thing)

    @things.post("/<id:thing_id>:award", requires="things.write")
    def award_thing(tx: SenderTx, thing_id: str, body: NewThing) -> ThingView:
        """Rename a thing, where the caller must have a right at one place."""
        tx.require("things.write", f"/{TENANT}/here")
        thing = replace(tx.things.get(thing_id), name=body.name)
        tx.things.save(thing)
        return ThingView.of(tx, thing)

    @things.delete("/<id:thing_id>", requires="things.write")
    def remove_thing(tx: SenderTx, thing_id: str) -> None:
        """Remove a thing."""
        tx.things.remove(tx.things.get(thing_id))

    @things.get("/<id:thing_id>", requires="things.read")
    def show_thing(tx: SenderTx, thing_id: str) -> ThingView:
        """Show a thing."""
        return ThingView.of(tx, tx.things.get(thing_id))

    @things.get(requires="things.read")
    def list_things(tx: SenderTx, query: Paged) -> PageView[ThingView]:
        """List things."""
        page = tx.things.page({}, sort="count", after=query.after, limit=query.limit)
        return PageView.of(page, lambda thing: ThingView.of(tx, thing))

    things.stream(
        "/rows",
        take_rows,
        requires="things.write",
        shows=ThingAnswer,
        bad_row=BadThing,
        echo=("name",),
        most=8,
    )

    @things.get("/mine", requires=AUTHENTICATED)
    def my_things(tx: SenderTx) -> RowView:
        """Say who asks."""
        return RowView(row=0, result=tx.by.subject)

    @things.get("/open", requires=PUBLIC)
    def open_things(tx: SenderTx) -> RowView:
        """Say that nobody asks, or break."""
        return RowView(row=0, result=tx.by.subject)

    @things.get("/broken", requires=PUBLIC)
    def broken_things(tx: SenderTx) -> RowView:
        """Break."""
        raise ValueError("a secret detail")

    return things


HELD = {"keeper": ("things.read", "things.write"), "reader": ("things.read",)}


class Api:
    def __init__(self, client: FlaskClient, key: ECKey) -> None:
        self.client = client
        self.key = key

    def token(
        self, *, header: dict[str, Any] | None = None, key: Any = None, **claims: Any
    ) -> dict[str, str]:
        now = int(system_now().timestamp())
        payload = {
            "iss": "http://127.0.0.1:1",
            "aud": "linli",
            "sub": "u1",
            "tenant": TENANT,
            "iat": now,
            "exp": now + 900,
            "roles": {"keeper": [f"/{TENANT}"]},
        }
        head = {"alg": "ES256", "kid": "k1"} | (header or {})
        text = jwt.encode(head, payload | claims, key or self.key, algorithms=[head["alg"]])
        return {"Authorization": f"Bearer {text}"}

    def add(self, name: str, **headers: str) -> TestResponse:
        return self.client.post(THINGS, json={"name": name}, headers=self.token() | headers)

    def names(self) -> list[str]:
        return [item["name"] for item in self.client.get(THINGS, headers=self.token()).json["items"]]  # type: ignore[index]


@pytest.fixture
def api(settings: Settings, bench: Bench) -> Api:
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    keys = KeySet([key])
    district = tenants.Tenant(TENANT, "District", "Asia/Shanghai")
    bench.sender.transact(platform_principal("t"), lambda tx: tenants.keep(tx, district))
    app = make_app(
        settings, "identity", bench.sender, [make_resource()], HELD, keys=lambda *, fresh=False: keys
    )
    return Api(app.test_client(), key)


def refused(response: TestResponse, status: int, code: str) -> dict[str, Any]:
    assert response.content_type == "application/problem+json"
    problem: dict[str, Any] = response.json  # type: ignore[assignment]
    assert (response.status_code, problem["code"]) == (status, code)
    assert problem["correlation_id"] == response.headers["X-Request-Id"]
    return problem
