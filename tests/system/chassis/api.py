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
    Resource,
    RowAnswer,
    View,
    make_app,
)
from services.chassis.settings import Settings
from services.chassis.step_up import Group
from services.chassis.store import Page, tenants
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


class add_thing:  # noqa: N801
    """Add a thing."""

    @staticmethod
    def handle(tx: SenderTx, cmd: NewThing) -> Thing:
        thing = Thing(tx.new_id(), cmd.name, cmd.count)
        event = PlaceChanged(thing.id, "compound", thing.name, OrgPath(f"/{TENANT}"), active=True)
        tx.things.add(thing, event)
        return thing


class rename_thing:  # noqa: N801
    """Rename a thing."""

    @staticmethod
    def handle(tx: SenderTx, thing_id: str, cmd: NewThing) -> Thing:
        thing = replace(tx.things.get(thing_id), name=cmd.name)
        tx.things.save(thing)
        return thing


class award_thing:  # noqa: N801
    """Rename a thing, where the caller must have a right at one place."""

    @staticmethod
    def handle(tx: SenderTx, thing_id: str, cmd: NewThing) -> Thing:
        tx.require("things.write", f"/{TENANT}/here")
        return rename_thing.handle(tx, thing_id, cmd)


class remove_thing:  # noqa: N801
    """Remove a thing."""

    @staticmethod
    def handle(tx: SenderTx, thing_id: str) -> None:
        tx.things.remove(tx.things.get(thing_id))


def show_thing(tx: SenderTx, thing_id: str) -> Thing:
    """Show a thing."""
    return tx.things.get(thing_id)


def list_things(tx: SenderTx, query: Paged) -> Page[Thing]:
    """List things."""
    return tx.things.page({}, sort="count", after=query.after, limit=query.limit)


def list_public_things(tx: SenderTx) -> list[Thing]:
    """Show everybody the things of a district."""
    return tx.things.list({})


def break_out(tx: SenderTx) -> Thing:
    """Try to read another district's things."""
    return tx.as_tenant("320583").things.get("x")


def show_caller(tx: SenderTx) -> RowView:
    """Say who asks."""
    return RowView(row=0, result=tx.by.subject)


def break_down(tx: SenderTx) -> RowView:
    """Break."""
    raise ValueError("a secret detail")


def make_resource() -> Resource:
    things = Resource("things", THINGS, of=SenderTx.things, shows=ThingView)

    things.create(add_thing, requires="things.write")
    things.act("rename", rename_thing, requires="things.write")
    things.act("award", award_thing, requires="things.write")
    things.remove(remove_thing, requires="things.write", asks=Group.RELEASES)
    things.show(show_thing, requires="things.read")
    things.list(list_things, requires="things.read")
    things.show(show_caller, "/mine", requires=AUTHENTICATED)
    things.show(break_down, "/broken", requires=PUBLIC)
    things.list(list_public_things, "/public/<code:district>", requires=PUBLIC)
    things.show(break_out, "/public/<code:district>/elsewhere", requires=PUBLIC)
    things.stream(
        take_rows,
        rule="/rows",
        requires="things.write",
        shows=ThingAnswer,
        bad_row=BadThing,
        echo=("name",),
        most=8,
    )
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
        head = {"alg": "ES256", "kid": "k1", "typ": "at+jwt"} | (header or {})
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
