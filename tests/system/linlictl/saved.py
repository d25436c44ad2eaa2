# SPDX-License-Identifier: AGPL-3.0-or-later
"""A backup of the town that has something of everything, and copies of it to work on."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from scripts.linlictl.backup import LEFT_OUT
from scripts.services import SERVICES
from services.chassis.clock import system_now
from services.chassis.privacy import Vault
from services.chassis.settings import Settings
from services.chassis.store import Database, connect
from services.chassis.store.event_feed import Position
from services.chassis.store.event_log import EVENTS
from services.chassis.store.relay_records import RelayRecords
from services.chassis.store.store import system_principal
from services.identity.store import Tools, Tx
from tests.samples.world import World
from tests.system.linlictl.conftest import done, typed
from tests.system.tenancy.seed import PHONE

OLD, NEW = (urlsafe_b64encode(letter * 32).decode() for letter in (b"k", b"n"))
_COPIES = count(1)
Restored = Callable[..., str]


@pytest.fixture(autouse=True)
def environment(world: World, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What an operator's shell says; called again for other databases or keys."""

    def say(prefix: str = world.house.settings.database_prefix, master: str = OLD) -> None:
        given = {
            "AMQP_URL": "amqp://127.0.0.1:1",
            "MONGODB_URI": world.house.settings.mongodb_uri.get_secret_value(),
            "DATABASE_PREFIX": prefix,
            "MASTER_KEY": master,
        }
        for name, value in given.items():
            monkeypatch.setenv(f"LINLI_{name}", value)

    say()
    return say


@pytest.fixture(scope="module")
def saved(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of every service; its relays have come to the end of their logs."""
    for store in world.stores.values():
        (last,) = store.database.collection(EVENTS).find().sort("_id", -1).limit(1) or [{"_id": ""}]
        at = system_now() + timedelta(days=3)
        RelayRecords(store.database).save(Position(None, at, last["_id"]))
    folder = tmp_path_factory.mktemp("saved") / "backup"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINLI_AMQP_URL", "amqp://127.0.0.1:1")
        patch.setenv("LINLI_MONGODB_URI", world.house.settings.mongodb_uri.get_secret_value())
        patch.setenv("LINLI_DATABASE_PREFIX", world.house.settings.database_prefix)
        done("backup", "--to", str(folder))
    return folder


@pytest.fixture(scope="module")
def whole(saved: Path, world: World) -> Iterator[str]:
    """The prefix of databases into which every service was restored: the last test erases there."""
    prefix = f"{world.house.settings.database_prefix}w_"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINLI_AMQP_URL", "amqp://127.0.0.1:1")
        patch.setenv("LINLI_MONGODB_URI", world.house.settings.mongodb_uri.get_secret_value())
        done("restore", "--from", str(saved), "--prefix", prefix, "--yes")
    yield prefix
    _drop(world, prefix)


def _drop(world: World, prefix: str) -> None:
    with MongoClient[dict[str, Any]](world.house.settings.mongodb_uri.get_secret_value()) as client:
        for service in SERVICES:
            client.drop_database(f"{prefix}{service}")


@pytest.fixture
def restored(saved: Path, world: World, environment: Callable[..., None]) -> Iterator[Restored]:
    """Gives the prefix of databases into which services were restored; they are now the operator's."""
    prefix = f"{world.house.settings.database_prefix}c{next(_COPIES)}_"

    def restore(*services: str) -> str:
        done("restore", *services, "--from", str(saved), "--prefix", prefix, "--yes")
        environment(prefix)
        return prefix

    yield restore
    _drop(world, prefix)


def opened(world: World, prefix: str, service: str) -> Database:
    given = world.house.settings.model_dump() | {"database_prefix": prefix}
    return connect(Settings.model_validate(given), service)


def invariants(*more: str) -> dict[str, tuple[int, int]]:
    """Of each how many were checked and how many broken."""
    ran = typed("invariants", "--attempts", "1", "--grace", "86400", "--output", "json", *more)
    return {f"{one['service']} {one['name']}": (one["checked"], one["broken"]) for one in ran.json}


def of_others(world: World, prefix: str, service: str, code: str) -> int:
    """Documents of tenants that stay, without what the platform knows of the district."""
    database = opened(world, prefix, service)
    where = {
        "tenant": {"$ne": code},
        "_id": {"$not": {"$regex": code}},
        "aggregate": {"$ne": f"district/{code}"},
    }
    names = (
        set(database.raw.list_collection_names()) - LEFT_OUT - {"operations", "blobs.files", "blobs.chunks"}
    )
    found = sum(database.collection(name).count_documents(where) for name in names)
    database.close()
    return found


def numbers(world: World, prefix: str, master: str) -> list[str]:
    """Every phone number of the district, opened as the service opens it."""
    database, code = opened(world, prefix, "identity"), world.seeded.code
    tools: Tools = replace(world.stores["identity"].tools, vault=Vault.from_text(master))
    tx = Tx(database, system_principal(code, "t"), system_now(), tenant=code, session=None, tools=tools)
    persons = tx.persons.list({})
    found = sorted(tx.reveal("phone", one.phone, one.id) for one in persons if one.phone)
    assert tx.persons.list({"phone.lookup": tx.keys.lookup(PHONE, "phone")})
    database.close()
    return found
