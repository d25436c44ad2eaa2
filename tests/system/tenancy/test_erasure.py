# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's rights over all services: the whole archive, and after an erasure nothing by name anywhere."""

import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest

from services.chassis import audit
from services.chassis.clock import system_now
from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.chassis.store.dead_letters import DEAD_LETTERS
from services.chassis.store.event_log import EVENTS
from services.identity.store import ERASE
from tests.samples.audit import list_acts
from tests.samples.world import World
from tests.system.identity.conftest import PASSWORD
from tests.system.identity.rights import bring_forward
from tests.system.tenancy.seed import hand_over

NAME, PHONE, CITIZEN_ID, EMAIL = "欧阳慕雪", "13812349871", "320585199203040026", "muxue@example.org"
PLATE = "苏E9Z871"
LOGIN = "murongmuxue"
PERSONAL = (NAME, PHONE, CITIZEN_ID, EMAIL, PLATE, LOGIN)
ROUNDS = 4
"""The question, its answers, the erasure and what follows are told one after the other."""
KEPT_FOR_DAYS = ("idempotency",)
"""Answers to requests are forgotten after seven days; an erasure waits longer (policy `rights`)."""


def told(world: World, seen: set[str]) -> None:
    """What is new in the event logs reaches the others, and all that is due is done."""
    for store in world.stores.values():
        news = [
            one for one in store.database.collection(EVENTS).find().sort("_id", 1) if one["_id"] not in seen
        ]
        for document in news:
            seen.add(document["_id"])
            for consumer, kept in world.stores.items():
                hand_over(document, consumer, kept)
    for service in world.stores:
        world.fire(service)


@pytest.fixture(scope="module")
def person(world: World) -> tuple[str, str, set[str]]:
    """Somebody whom every service has met: their id, their token, and which events are known by now."""
    seen = {one["_id"] for store in world.stores.values() for one in store.database.collection(EVENTS).find()}
    body = {"name": NAME, "path": world.seeded.path, "phone": PHONE, "citizen_id": CITIZEN_ID}
    person_id = world.ok("POST", "/identity/v1/persons", body)["id"]
    world.ok("POST", "/identity/v1/persons/vehicles", {"person_id": person_id, "plate": PLATE})
    login = f"{LOGIN}@{world.seeded.code}"
    account = {"person_id": person_id, "login": login, "password": PASSWORD}
    world.ok("POST", "/identity/v1/accounts", account)
    role = {"person_id": person_id, "role": "resident", "path": world.paths["unit"]}
    grant = world.ok("POST", "/identity/v1/roles/grants", role)
    token = world.house.log_in(login)["access_token"]
    told(world, seen)
    order = {"category": "burst-pipe", "description": f"{NAME}家漏水", "address": f"找{NAME}"}
    reported = world.ok(
        "POST", "/dispatch/v1/orders", {**order, "place_path": world.paths["building"]}, token
    )
    world.ok("POST", f"/dispatch/v1/orders/{reported['id']}:comment", {"text": f"{NAME}急等"}, token)
    topic = {"title": "停车难", "text": "晚上没有车位。", "place_path": world.paths["compound"]}
    world.ok("POST", "/deliberation/v1/topics", topic, token)
    email = {"channel": "email", "address": EMAIL}
    world.call("POST", "/outreach/v1/choices/addresses", token, email)
    world.ok("POST", f"/identity/v1/persons/{person_id}:unmask", {"fields": ["name"], "reason": f"找{NAME}"})
    told(world, seen)
    world.seeded.house.call("DELETE", f"/roles/grants/{grant['id']}", world.seeded.token)
    told(world, seen)
    return person_id, world.house.log_in(login)["access_token"], seen


def documents(world: World) -> Iterator[tuple[str, str, Any]]:
    """Every document of every collection of every service."""
    for service, store in world.stores.items():
        for name in store.database.raw.list_collection_names():
            for document in store.database.collection(name).find():
                yield service, name, document


def found(world: World, needles: Iterable[str] = PERSONAL) -> set[tuple[str, str]]:
    """Where something of the person stands, in texts or in bodies: in clear, unless others are asked for."""
    wanted = [text.encode() for text in needles]
    return {
        (service, name)
        for service, name, document in documents(world)
        if any(needle in _bytes(document) for needle in wanted) and name not in KEPT_FOR_DAYS
    }


def _traces(world: World, person_id: str) -> set[str]:
    """What is sealed of the person and of their vehicles, and the keyed hashes by which it is found."""
    kept = world.stores["identity"].database
    own = [kept.collection("persons").find_one({"id": person_id})]
    own += kept.collection("vehicles").find({"person_id": person_id})
    parts = [part for one in own if one for part in one.values() if isinstance(part, dict)]
    return {part[name] for part in parts for name in ("sealed", "lookup") if part.get(name)}


def _bytes(document: Any) -> bytes:
    """All texts and bytes of a document one after the other."""
    if isinstance(document, dict):
        return b"\n".join(_bytes(part) for pair in document.items() for part in pair)
    if isinstance(document, list):
        return b"\n".join(map(_bytes, document))
    return document if isinstance(document, bytes) else str(document).encode()


def test_the_archive_has_what_every_service_keeps(world: World, person: tuple[str, str, set[str]]) -> None:
    person_id, token, seen = person
    asked = world.ok("POST", "/identity/v1/exports", None, token)
    told(world, seen)
    kept: dict[str, list[dict[str, Any]]] = {}
    for service in world.stores:
        job = world.ok("GET", f"/{service}/v1/jobs/{asked['id']}", None, token)
        assert job["state"] == "done", service
        result = world.call("GET", f"/{service}/v1/jobs/{asked['id']}/result", token)
        kept[service] = [json.loads(line) for line in result.get_data(as_text=True).splitlines()]
        stranger = world.call("GET", f"/{service}/v1/jobs/{asked['id']}/result")
        assert stranger.status_code == 404
    named = {service: {line["collection"] for line in lines} for service, lines in kept.items()}
    assert {"persons", "accounts", "vehicles"} <= named["identity"]
    assert "orders" in named["dispatch"]
    assert "topics" in named["deliberation"]
    assert person_id not in json.dumps(kept["finance"])


def test_after_an_erasure_nothing_is_left_by_name(
    world: World, person: tuple[str, str, set[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    person_id, token, seen = person
    for store in world.stores.values():
        headers = {"cloudEvents_tenant": world.seeded.code, "cloudEvents_subject": f"person/{person_id}"}
        letter = {"_id": "x", "at": system_now(), "headers": headers, "body": NAME.encode()}
        store.database.collection(DEAD_LETTERS).insert_one(letter)
    assert {("identity", "persons"), ("dispatch", "orders"), ("outreach", "persons")} <= found(world)
    traces = _traces(world, person_id)
    assert len(traces) >= 6, "phone, citizen id and plate, each sealed and by what it is found"
    assert found(world, traces)
    capfd.readouterr()
    asked = world.ok("POST", "/identity/v1/erasures", {}, token)
    world.ok("POST", f"/identity/v1/erasures/{asked['id']}:decide", {"granted": True})
    told(world, seen)
    told(world, seen)
    (open_now,) = world.ok("GET", "/identity/v1/erasures/own", None, token)["items"]
    assert open_now["silent"] == []
    kinds = {f"{one['service']}.{one['kind']}" for one in open_now["matters"]}
    assert kinds == {"dispatch.order", "deliberation.topic"}
    for matter in sorted(kinds):
        waived = {"matter": matter, "reason": f"{NAME}本人撤回"}
        world.ok("POST", f"/identity/v1/erasures/{asked['id']}:waive", waived)
    bring_forward(world.seeded, ERASE)
    for _ in range(ROUNDS):
        told(world, seen)
    assert found(world) == set()
    assert found(world, traces) == set()
    said = capfd.readouterr()
    assert not any(text in said.out + said.err for text in PERSONAL)
    for service in ("dispatch", "credit", "outreach"):
        tx = import_module(f"services.{service}.store").Tx
        assert not list(world.stores[service].database.collection("persons").find({"id": person_id})), tx


def test_what_is_replayed_brings_nobody_back(world: World, person: tuple[str, str, set[str]]) -> None:
    person_id, _, _ = person
    told(world, set())
    assert found(world) == set()
    for service in ("dispatch", "credit", "outreach"):
        assert not list(world.stores[service].database.collection("persons").find({"id": person_id}))


def test_heads_of_chains_are_published_and_hold(world: World) -> None:
    """In those services that have a log of what they publish; an erasure has changed none of them."""
    list_acts(world)
    for service in ("deliberation", "finance", "credit"):
        world.fire(service)
        store = world.stores[service]
        leaves = store.database.collection("leaves").find({"tenant": world.seeded.code})
        waiting = store.database.collection("waiting_leaves").find({"tenant": world.seeded.code})
        names = [leaf["name"] for leaf in leaves] + [leaf["id"] for leaf in waiting]
        assert any(name.startswith(audit.LEAF) for name in names), service
        (chain,) = (one for one in platform if one.name == "the_audit_chain_is_whole")
        data = _data_of(world, service)
        assert chain.find(data).broken == 0, chain.find(data).offences


def _data_of(world: World, service: str) -> ServiceData:
    store = world.stores[service]
    return ServiceData(
        service, store.database, store.tx, system_now(), timedelta(0), lambda other: _data_of(world, other)
    )
