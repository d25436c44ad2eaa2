# SPDX-License-Identifier: AGPL-3.0-or-later
"""No endpoint ever returns, or changes, another tenant's data: generated over all routes of all services."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from typing import Any

import pytest
from bson import encode
from flask import Flask

from services.chassis.http import make_app
from services.chassis.http.resource import PUBLIC, Kind, Route
from services.chassis.store import Store
from services.dispatch import app as dispatch
from services.dispatch.store import Tx
from services.identity import app as identity
from tests.system.identity.conftest import PASSWORD, District, House, district, house
from tests.system.tenancy.seed import CREDIT_CODE, MARK, PHONE, deliver, row, sample, settle

__all__ = ["district", "house"]

ROUTES = [
    (service, route)
    for service, resources in (("identity", identity.RESOURCES), ("dispatch", dispatch.RESOURCES))
    for resource in resources
    for route in resource.routes
    if route.requires != PUBLIC
]


@dataclass
class City:
    """The seeded district, the stranger's token, and all of the seeded district's ids by collection."""

    apps: dict[str, Flask]
    stores: tuple[Store[Any], ...]
    seeded: District
    stranger: str
    ids: dict[str, list[str]]

    def fingerprint(self) -> str:
        digest = sha256()
        for store in self.stores:
            for name in sorted(store.database.raw.list_collection_names()):
                for found in (
                    store.database.collection(name).find({"tenant": self.seeded.code}).sort("_id", 1)
                ):
                    digest.update(encode(found))
        return digest.hexdigest()

    def secrets(self) -> set[str]:
        return {MARK, PHONE, CREDIT_CODE, self.seeded.code} | {
            i for found in self.ids.values() for i in found
        }


@pytest.fixture(scope="module")
def city(house: House) -> Iterator[City]:
    seeded, other = (_district(house, code) for code in ("900701", "900702"))
    settle(seeded)
    store: Store[Tx] = dispatch.open_store(house.settings)
    keys = identity.OwnKeys(house.store)
    api = make_app(house.settings, "dispatch", store, dispatch.RESOURCES, dispatch.HELD, keys=keys)
    deliver(house, store)
    _order(api, seeded)
    ids = {
        name: [d["id"] for d in s.database.collection(name).find({"tenant": seeded.code}) if "id" in d]
        for s in (house.store, store)
        for name in s.database.raw.list_collection_names()
    }
    found = {name: listed for name, listed in ids.items() if listed and len(listed[0]) == 36}
    yield City({"identity": house.app, "dispatch": api}, (house.store, store), seeded, other.token, found)
    store.database.client.drop_database(store.database.name)


def _district(house: House, code: str) -> District:
    administrator = {
        "name": f"{MARK if code.endswith('1') else ''}主任",
        "login": f"admin@{code}",
        "password": PASSWORD,
    }
    body = {"code": code, "name": f"{code}区", "administrator": administrator}
    house.ok("POST", "/districts", house.operator(), body)
    token = house.log_in(f"admin@{code}")["access_token"]
    root = house.ok("GET", "/places?kind=district", token)["items"][0]
    return District(house, code, token, root["id"])


def _order(api: Flask, seeded: District) -> None:
    client = api.test_client()
    headers = {"Authorization": f"Bearer {seeded.token}"}
    place = f"/{seeded.code}/s1/n1/c1/b1"
    body = {"category": "burst-pipe", "description": f"{MARK}水管", "place_path": place}
    made = client.post("/dispatch/v1/orders", json=body, headers=headers)
    assert made.status_code == 201, made.text
    lines = client.post(
        "/dispatch/v1/intake", data=row(place), headers=headers | {"Content-Type": "application/x-ndjson"}
    )
    assert b'"created"' in lines.data, lines.text


def attempts(route: Route, city: City) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """The route's address with ids of every kind of the seeded district, and bodies that name it."""
    one_of_each = {name: listed[0] for name, listed in city.ids.items()}
    for chosen in product(one_of_each.values(), repeat=len(route.parameters)):
        url = route.rule
        for (name, kind), item_id in zip(route.parameters.items(), chosen, strict=True):
            url = url.replace(f"<{kind}:{name}>", item_id)
        body = None
        if route.body:
            guess = {f"{name.rstrip('s')}_id": item_id for name, item_id in one_of_each.items()}
            guess |= {"unit_id": one_of_each["places"], "place_id": one_of_each["places"]}
            body = sample(route.body, guess, city.seeded.path)
        yield url, body
    if route.query and not route.parameters:
        for name, field in route.query.model_fields.items():
            if "path" in name or "within" in name or "place" in name:
                yield f"{route.rule}?{name}={city.seeded.path}", None
            elif name.endswith("_id") or "Id" in str(field.annotation):
                yield f"{route.rule}?{name}={next(iter(one_of_each.values()))}", None


def test_the_seed_is_worth_hiding(city: City) -> None:
    assert len(city.ids) >= 15, sorted(city.ids)
    own = (
        city.apps["identity"]
        .test_client()
        .get("/identity/v1/places", headers={"Authorization": f"Bearer {city.seeded.token}"})
    )
    assert MARK in own.get_data(as_text=True)


@pytest.mark.parametrize(("service", "route"), ROUTES, ids=[f"{s}.{r.operation}" for s, r in ROUTES])
def test_a_stranger_sees_and_changes_nothing(city: City, service: str, route: Route) -> None:
    before = city.fingerprint() if route.kind is not Kind.QUERY else ""
    client = city.apps[service].test_client(use_cookies=False)
    headers = {"Authorization": f"Bearer {city.stranger}"}
    if route.kind is Kind.NDJSON:
        lines = row(f"/{city.seeded.code}/s1/n1/c1/b1")
        answer = client.post(
            route.rule, data=lines, headers=headers | {"Content-Type": "application/x-ndjson"}
        )
        assert '"rejected"' in answer.get_data(as_text=True)
    for url, body in attempts(route, city):
        sent = {"json": body} if body is not None else {}
        answer = client.open(url, method=route.method, headers=headers, **sent)
        assert answer.status_code < 500, answer.get_data(as_text=True)
        if route.parameters:
            assert answer.status_code >= 400 or not answer.data or b'"items":[]' in answer.data, url
        asked = {part for part in (url, str(body)) for part in city.secrets() if part in (url + str(body))}
        shown = {s for s in city.secrets() if s in answer.get_data(as_text=True)}
        assert shown <= asked, (url, shown)
    if before:
        assert city.fingerprint() == before
