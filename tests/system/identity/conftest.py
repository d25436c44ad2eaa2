# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API in this process over the real wire protocol, and what tests do with it."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from joserfc import jwt
from joserfc.jwk import KeySet
from pymongo import MongoClient
from werkzeug.test import TestResponse

from scripts.message_gateway import MessageGateway
from services.chassis.clock import monotonic
from services.chassis.store import Store
from services.chassis.values import Principal
from services.identity.app import create_api, open_store
from services.identity.store import IdentitySettings, Tx
from tests.pace import UNHURRIED

SERVICE = "identity"
ISSUER = "http://127.0.0.1:8401"
CALLBACK = "http://127.0.0.1:8400/callback"
SECRET = "portal-secret-for-tests"
RENEWED_AFTER_S = 300
OPERATOR, PASSWORD = "operator@platform", "correct horse battery"
VERIFIER = "v" * 43
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
_CODES = count(900_100)
KEYS = UNHURRIED | {
    "AMQP_URL": "amqp://127.0.0.1:1/",
    "ISSUER": ISSUER,
    "JWKS_URL": f"{ISSUER}/identity/v1/jwks.json",
    "MASTER_KEY": urlsafe_b64encode(b"k" * 32).decode(),
    "LOG_KEY": urlsafe_b64encode(b"l" * 32).decode(),
}
"""What every process of identity here is given beside its database."""

AUTHORIZE = {
    "response_type": "code",
    "client_id": "portal",
    "redirect_uri": CALLBACK,
    "scope": "openid profile",
    "state": "s1",
    "nonce": "n1",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}


def authorize_path(**changes: str) -> str:
    given = {name: value for name, value in {**AUTHORIZE, **changes}.items() if value}
    return f"/identity/v1/oauth/authorize?{urlencode(given)}"


@dataclass
class House:
    """The running API."""

    app: Flask
    store: Store[Tx]
    settings: IdentitySettings
    gateway: MessageGateway
    tokens: dict[str, str] = field(default_factory=dict)
    renewed_at: float = 0.0

    def browser(self) -> FlaskClient:
        return self.app.test_client()

    def call(self, method: str, path: str, token: str = "", **given: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        client = self.app.test_client(use_cookies=False)
        return client.open(f"/identity/v1{path}", method=method, headers=headers, **given)

    def ok(self, method: str, path: str, token: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = (
            self.call(method, path, token, json=body) if body is not None else self.call(method, path, token)
        )
        assert answer.status_code < 300, answer.get_data(as_text=True)
        return answer.get_json() if answer.data else {}

    def all(self, path: str, token: str) -> list[dict[str, Any]]:
        """All that is listed, page by page: many tests share the house."""
        found: list[dict[str, Any]] = []
        after: str | None = ""
        while after is not None:
            page = self.ok("GET", f"{path}?limit=200{f'&after={after}' if after else ''}", token)
            found, after = found + page["items"], page["next"]
        return found

    def submit(
        self, browser: FlaskClient, login: str, password: str, path: str = "", **more: str
    ) -> TestResponse:
        """Fill in the log-in form as a browser would; after a refusal the page that tells of it."""
        path = path or authorize_path()
        browser.get(path)
        csrf = browser.get_cookie("linli_csrf", path="/identity/v1/oauth")
        assert csrf is not None
        form = {"login": login, "password": password, "csrf": csrf.value, **more}
        sent = browser.post(path, data=form)
        again = sent.status_code == 303 and sent.location.startswith("/identity/v1/oauth/authorize")
        return browser.get(sent.location) if again else sent

    def code(self, login: str, password: str) -> str:
        answer = self.submit(self.browser(), login, password)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return parse_qs(urlsplit(answer.headers["Location"]).query)["code"][0]

    def exchange(self, **fields: str) -> TestResponse:
        given = {"client_id": "portal", "client_secret": SECRET, **fields}
        client = self.app.test_client(use_cookies=False)
        return client.post("/identity/v1/oauth/token", data={k: v for k, v in given.items() if v})

    def redeem(self, code: str, /, **changes: str) -> TestResponse:
        given = {"grant_type": "authorization_code", "redirect_uri": CALLBACK, "code_verifier": VERIFIER}
        return self.exchange(**{**given, "code": code, **changes})

    def log_in(self, login: str, password: str = PASSWORD) -> dict[str, Any]:
        answer = self.redeem(self.code(login, password))
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def operator(self) -> str:
        """Their token, fetched anew before it expires: this house stands longer than one lasts."""
        if OPERATOR not in self.tokens or monotonic() > self.renewed_at + RENEWED_AFTER_S:
            self.tokens[OPERATOR] = self.log_in(OPERATOR)["access_token"]
            self.renewed_at = monotonic()
        return self.tokens[OPERATOR]

    def decoded(self, token: str) -> jwt.Token:
        """A token of ours, checked with the keys that are published now: another test may change them."""
        keys = KeySet.import_key_set({"keys": self.store.tools.keys.published()})
        return jwt.decode(token, keys, algorithms=["ES256"])

    def claims(self, token: str) -> dict[str, Any]:
        return dict(self.decoded(token).claims)

    def read(self, tenant: str) -> Tx:
        return self.store.reader(Principal(tenant, "test", "test"))

    def events(self, tenant: str, noun: str, item_id: str) -> list[str]:
        return [event.name for event in self.read(tenant).history(noun, item_id).items]


@dataclass
class District:
    """A district of the test's own, with its administrator's token."""

    house: House
    code: str
    token: str
    root_id: str

    @property
    def path(self) -> str:
        return f"/{self.code}"

    def ok(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        return self.house.ok(method, path, self.token, body)

    def refused(
        self, method: str, path: str, body: dict[str, Any] | None = None, token: str = ""
    ) -> dict[str, Any]:
        answer = self.house.call(method, path, token or self.token, json=body)
        assert answer.status_code >= 400, answer.get_data(as_text=True)
        assert answer.content_type == "application/problem+json"
        return answer.get_json()

    def place(self, kind: str, code: str, parent_id: str = "", **more: Any) -> dict[str, Any]:
        body = {"kind": kind, "code": code, "name": f"{kind} {code}", "parent_id": parent_id or self.root_id}
        return self.ok("POST", "/places", {**body, **more})

    def tree(self) -> dict[str, dict[str, Any]]:
        """One place of every kind, one below the other."""
        street = self.place("sub_district", "s1")
        neighbourhood = self.place("neighbourhood", "n1", street["id"])
        compound = self.place("compound", "c1", neighbourhood["id"])
        building = self.place("building", "b1", compound["id"])
        area = {"dm2": 8956, "source": "survey"}
        unit = self.place("unit", "u1", building["id"], exclusive_area=area)
        found = (street, neighbourhood, compound, building, unit)
        return {place["kind"]: place for place in found}

    def person(self, name: str = "张建国", **more: Any) -> str:
        return self.ok("POST", "/persons", {"name": name, "path": self.path, **more})["id"]

    def staff(self, role: str, path: str, login: str = "staff") -> tuple[str, str]:
        """A person with a role: (person id, access token)."""
        person_id = self.person(login)
        login = f"{login}@{self.code}"
        self.ok("POST", "/accounts", {"person_id": person_id, "login": login, "password": PASSWORD})
        self.ok("POST", "/roles/grants", {"person_id": person_id, "role": role, "path": path})
        return person_id, self.house.log_in(login)["access_token"]


@pytest.fixture(scope="package")
def gateway() -> Iterator[MessageGateway]:
    with MessageGateway() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def opened(mongodb_uri: str, gateway: MessageGateway, **settings: str) -> Iterator[House]:
    """Identity's API with these settings, over a database of its own."""
    prefix = f"t{uuid4().hex[:10]}_"
    given = {
        **KEYS,
        "MONGODB_URI": mongodb_uri,
        "DATABASE_PREFIX": prefix,
        "ARGON2_MEMORY_KIB": "1024",
        "WRONG_SECRETS_PER_MINUTE": "0",
        "BOOTSTRAP_OPERATOR_PASSWORD": PASSWORD,
        "PORTAL_CLIENT_SECRET": SECRET,
        "PORTAL_REDIRECT_URI": CALLBACK,
        "MESSAGE_URL": gateway.url,
        "FEEDS_INSIDE": "localhost",
        **settings,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in given.items():
            patch.setenv(f"LINLI_{name}", value)
        loaded = IdentitySettings.load()
        store = open_store(loaded)
        assert store.prepare(60)
        house = House(create_api(), store, loaded, gateway)
    yield house
    with MongoClient[dict[str, Any]](mongodb_uri) as client:
        client.drop_database(f"{prefix}{SERVICE}")


@pytest.fixture(scope="package")
def house(mongodb_uri: str, gateway: MessageGateway) -> Iterator[House]:
    with opened(mongodb_uri, gateway) as house:
        yield house


@pytest.fixture
def district(house: House) -> District:
    return new_district(house)


@pytest.fixture
def neighbour(house: House) -> District:
    """Another district than `district`."""
    return new_district(house)


def new_district(house: House) -> District:
    """Another district with its administrator."""
    code = str(next(_CODES))
    administrator = {"name": "李主任", "login": f"admin@{code}", "password": PASSWORD}
    body = {"code": code, "name": f"试点区{code}", "administrator": administrator}
    house.ok("POST", "/districts", house.operator(), body)
    token = house.log_in(f"admin@{code}")["access_token"]
    root = house.ok("GET", "/places?kind=district", token)["items"][0]
    return District(house, code, token, root["id"])
