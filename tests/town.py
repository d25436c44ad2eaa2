# SPDX-License-Identifier: AGPL-3.0-or-later
"""A whole running copy with two districts and the people and orders that page tests need.

Everything is made through the public APIs, with tokens that OAuth gave. One copy serves all page tests. Its
engine is its own, since each commit wakes whoever follows a log on the same engine; it ends with the last.
"""

import re
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest
from pymongo import MongoClient

from scripts.demo.api import Api, client
from scripts.demo.story.photo import photo
from scripts.services import SERVICES
from scripts.stack import Stack, credentials, plan
from scripts.stack.broker import Broker, new_password
from scripts.stack.grants import Grants
from tests import town_catalogue, town_orders
from tests.pace import group

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 2, 20, 30, tzinfo=CHINA)
PASSWORD = "correct horse battery"
NEIGHBOURHOOD = "/320585/001/002"
UNIT = f"{NEIGHBOURHOOD}/c01/b03/u301"
VERIFIER = "v" * 43
PATIENCE_S = 60
ISSUER = "identity"
"""It looks at its own tokens at each request."""
RENEWED_AFTER_S = 600
"""Tokens last a quarter of an hour."""


@dataclass
class Person:
    """Somebody with a log-in and, once he has asked, a token."""

    name: str
    login: str
    id: str = ""
    token: str = ""
    password: str = PASSWORD
    logged_in_at: float = 0


@dataclass
class Town:
    """The running copy: its addresses, people and orders by a name that says where they stand.

    Tests share it: only "pipe" and what a test reports itself is brought to another state.
    """

    stack: Stack
    prefix: str
    mongodb_uri: str
    http: httpx.Client = field(default_factory=client)
    people: dict[str, Person] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)

    @property
    def portal(self) -> str:
        return self.stack.url("portal")

    def set_clock(self, moment: datetime) -> None:
        """Set the business time of every process."""
        with MongoClient(self.mongodb_uri) as mongo:
            simulation = mongo[f"{self.prefix}simulation"]["simulation"]
            simulation.replace_one({"_id": "now"}, {"_id": "now", "at": moment}, upsert=True)

    def token(self, login: str, password: str = PASSWORD) -> str:
        """Log in as the portal does."""
        secret = credentials.load(self.stack.data)["LINLI_PORTAL_CLIENT_SECRET"]
        base = f"{self.stack.url('identity')}/identity/v1/oauth"
        back = f"{self.portal}{plan.PORTAL_CALLBACK}"
        challenge = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
        query = {"response_type": "code", "client_id": "portal", "redirect_uri": back, "scope": "openid"}
        query |= {"state": "s", "nonce": "n", "code_challenge": challenge, "code_challenge_method": "S256"}
        with httpx.Client(trust_env=False, timeout=30) as browser:
            sent = submit_log_in(browser, browser.get(f"{base}/authorize", params=query), login, password)
            code = parse_qs(urlsplit(sent.headers["Location"]).query)["code"][0]
            form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
            given = browser.post(
                f"{base}/token", data=form | {"code_verifier": VERIFIER}, auth=("portal", secret)
            )
        return str(given.raise_for_status().json()["access_token"])

    def token_of(self, who: str) -> str:
        """The token of one of the people; another one before it ends."""
        person = self.people[who]
        if not person.token or time.monotonic() - person.logged_in_at > RENEWED_AFTER_S:
            person.token, person.logged_in_at = self.token(person.login, person.password), time.monotonic()
        return person.token

    def call(self, who: str, method: str, service: str, path: str, body: Any = None, **query: str) -> Any:
        """Ask a service on behalf of one of the people; anything but success fails the test.

        Who lost a role or an office meanwhile logs in again, as their browser would.
        """
        answer = self._ask(who, method, f"{service}/v1/{path}", body, query)
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            self.people[who].token = ""
            answer = self._ask(who, method, f"{service}/v1/{path}", body, query)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else {}

    def _ask(self, who: str, method: str, path: str, body: Any, query: dict[str, str]) -> httpx.Response:
        service, _, _ = path.partition("/")
        return self.http.request(
            method,
            f"{self.stack.url(service)}/{path}",
            json=body,
            params=query,
            headers={"Authorization": f"Bearer {self.token_of(who)}"},
        )

    def settle(self, key: str, name: str, role: str, path: str = NEIGHBOURHOOD) -> Person:
        """Somebody more in the neighbourhood, with a log-in of that name and a role at the place."""
        assert key not in self.people, f"{key} lives in the town already: name yours otherwise"
        person = Person(name, f"{key}@320585")
        given = {"name": name, "path": NEIGHBOURHOOD, "phone": "13812345678"}
        person.id = self.call("admin", "POST", "identity", "persons", given)["id"]
        account = {"person_id": person.id, "login": person.login, "password": PASSWORD}
        self.call("admin", "POST", "identity", "accounts", account)
        grant = {"person_id": person.id, "role": role, "path": path}
        self.call("admin", "POST", "identity", "roles/grants", grant)
        self.people[key] = person
        return person

    def act(self, who: str, order: str, action: str, **body: Any) -> None:
        self.call(who, "POST", "dispatch", f"orders/{self.orders[order]}:{action}", body or None)

    def photo(self, who: str, name: str = "") -> str:
        """Upload a picture, another one by each name."""
        with client() as http:
            api = Api(http, self.stack.url("dispatch"), lambda: self.token_of(who))
            return api.upload("/dispatch/v1/files", "lock.jpg", photo("lock"), key=f"town/{who}{name}")

    def report(self, name: str, category: str, description: str, place: str = UNIT, **more: str) -> str:
        body = {"category": category, "description": description, "place_path": place, **more}
        self.orders[name] = self.call("resident", "POST", "dispatch", "orders", body)["id"]
        return self.orders[name]


def submit_log_in(
    browser: httpx.Client, page: httpx.Response, login: str, password: str, **more: str
) -> httpx.Response:
    """Fill in the log-in form of the identity provider."""
    csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert csrf, page.text
    form = {"csrf": csrf[1], "login": login, "password": password, **more}
    sent = browser.post(page.url, data=form, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    return sent


_RUNNING: list[Town] = []
_CLOSING = ExitStack()


@pytest.fixture(scope="session")
def town(broker: Broker | None, amqp_url: str, lent_engine: Callable[[str], str]) -> Iterator[Town]:
    """The town, started by the first test that asks for it."""
    if not _RUNNING:
        _RUNNING.append(_start(broker, amqp_url, lent_engine("town")))
    yield _RUNNING[0]
    _end()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Idle it would cost a tenth of a core for the rest of the run. Fixtures of the last file end first."""
    if nextitem is None or group(nextitem.nodeid) != group(item.nodeid):
        _end()


def _end() -> None:
    _RUNNING.clear()
    _CLOSING.close()


def _start(broker: Broker | None, amqp_url: str, mongodb_uri: str) -> Town:
    """Each service is a user of the broker of its own."""
    prefix = f"town{uuid4().hex[:8]}_"
    env = {
        "LINLI_AMQP_URL": amqp_url,
        "LINLI_MONGODB_URI": mongodb_uri,
        "LINLI_DATABASE_PREFIX": prefix,
        "LINLI_QUEUE_PREFIX": prefix.replace("_", "."),
        "LINLI_CLOCK": "simulated",
        "LINLI_ARGON2_MEMORY_KIB": "1024",
        "LINLI_TOKEN_RECHECK_SECONDS": "1",
    }
    grants = granted(broker, env, prefix)
    own = {name: grants.settings_of(name) if grants else {} for name in SERVICES}
    own[ISSUER] |= {"LINLI_TOKEN_RECHECK_SECONDS": "0"}
    if grants:
        _CLOSING.callback(grants.take_back)
    parts = (plan.PAYMENTS, *SERVICES, plan.PORTAL)
    stack = _CLOSING.enter_context(Stack(only=parts, env=env, own_env=own, say=lambda _: None))
    return settle(Town(stack, prefix, mongodb_uri))


def granted(broker: Broker | None, env: dict[str, str], tag: str) -> Grants | None:
    """Each service as a user of its own with the charts' rights; None at a broker that is another's."""
    if broker is None:
        return None
    users = {name: f"{name}.{tag}" for name in SERVICES}
    addresses = {"LINLI_ISSUER": "http://127.0.0.1:1", "LINLI_JWKS_URL": "http://127.0.0.1:1"}
    grants = Grants(broker, env | addresses, users, {user: new_password() for user in users.values()})
    grants.give()
    return grants


def settle(town: Town) -> Town:
    """Two districts, the people of one neighbourhood, and orders in every state."""
    town.set_clock(START)
    operator = credentials.load(town.stack.data)["LINLI_BOOTSTRAP_OPERATOR_PASSWORD"]
    boss = Person("平台管理员", "operator@platform", password=operator)
    town.people["operator"] = boss
    for code, name in (("320585", "太仓市"), ("320506", "吴中区")):
        head = Person("郑管理", f"admin@{code}")
        given = {"name": head.name, "login": head.login, "password": PASSWORD}
        town.call(
            "operator", "POST", "identity", "districts", {"code": code, "name": name, "administrator": given}
        )
        town.people["admin" if code == "320585" else "other_admin"] = head
    _build(town)
    _people(town)
    _wait_for_copies(town)
    town_catalogue.put(town.call, f"{NEIGHBOURHOOD}/c01")
    town_orders.put(town, town.people["handler"].id, f"{NEIGHBOURHOOD}/c01", START)
    return town


def _build(town: Town) -> None:
    parent = town.call("admin", "GET", "identity", "places", under="/320585")["items"][0]["id"]
    for kind, code, name in (
        ("sub_district", "001", "城厢镇"),
        ("neighbourhood", "002", "德兴社区"),
        ("compound", "c01", "德兴苑"),
        ("building", "b03", "德兴苑 3 号楼"),
    ):
        body = {"parent_id": parent, "kind": kind, "code": code, "name": name}
        parent = town.call("admin", "POST", "identity", "places", body)["id"]
    unit = {"parent_id": parent, "kind": "unit", "code": "u301", "name": "3 号楼 301 室"}
    area = {"exclusive_area": {"dm2": 9150, "source": "registry"}}
    town.call("admin", "POST", "identity", "places", unit | area)


def _people(town: Town) -> None:
    for key, name, path, role in (
        ("resident", "李梅", UNIT, "resident"),
        ("dispatcher", "孙敏", NEIGHBOURHOOD, "dispatcher"),
        ("handler", "王建国", NEIGHBOURHOOD, "handler"),
        ("supervisor", "吴主任", "/320585/001", "supervisor"),
        ("treasurer", "钱会计", NEIGHBOURHOOD, "treasurer"),
    ):
        town.settle(key, name, role, path)


def _wait_for_copies(town: Town) -> None:
    """Until dispatch has heard of the last place and the last person."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        own = town.http.get(
            f"{town.stack.url('dispatch')}/dispatch/v1/places/mine",
            headers={"Authorization": f"Bearer {town.token_of('resident')}"},
        )
        if own.is_success and len(own.json()["items"]) == len(UNIT.split("/")) - 1:
            found = town.call("dispatcher", "GET", "dispatch", "assignees", place=UNIT)["items"]
            if "王建国" in {one["name"] for one in found}:
                return
        time.sleep(0.2)
    raise AssertionError("dispatch never heard of the town's people")
