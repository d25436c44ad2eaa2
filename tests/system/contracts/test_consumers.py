# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every consumer takes the example of every event that it declares to consume."""

from importlib import import_module
from pathlib import Path

import pytest
from google.protobuf.json_format import Parse

from services.chassis.clock import system_now
from services.chassis.contracts import consumed_by, decode, message_class
from services.chassis.events import ReceivedEvent
from services.chassis.settings import Settings
from services.chassis.store import Store, UnitOfWork, connect, indexes
from services.chassis.store.store import platform_principal, system_principal

ROOT = Path(__file__).resolve().parents[3]
CONSUMERS = [path.parent.name for path in sorted((ROOT / "services").glob("*/reactions.py"))]


@pytest.fixture
def settings(mongodb_uri: str, database: str) -> Settings:
    return Settings.load(
        {
            "LINLI_MONGODB_URI": mongodb_uri,
            "LINLI_AMQP_URL": "amqp://127.0.0.1:1/",
            "LINLI_ISSUER": "http://127.0.0.1:1",
            "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks",
            "LINLI_DATABASE_PREFIX": database,
        }
    )


@pytest.mark.parametrize("service", CONSUMERS)
def test_the_consumer_takes_every_example(service: str, settings: Settings) -> None:
    tx: type[UnitOfWork] = import_module(f"services.{service}.store").Tx
    reactions = import_module(f"services.{service}.reactions").reactions
    assert reactions.types == consumed_by(service)
    database = connect(settings, service)
    indexes.ensure(database, tx)
    store = Store(database, tx, system_now)
    for event_type in reactions.types:
        _, owner, version, name = event_type.split(".")
        text = (ROOT / "proto" / "examples" / owner / f"{name}.{version}.json").read_text(encoding="utf-8")
        body = Parse(text, message_class(event_type)()).SerializeToString()
        tenant = "platform" if name == "DistrictCreated" else "320585"
        event = ReceivedEvent("id", event_type, tenant, "thing/1", 1, system_now(), "somebody")
        store.transact(
            platform_principal(service),
            lambda unit, e=event, b=body: reactions.get(e.type)(
                unit.as_tenant(e.tenant, system_principal(e.tenant, service), e), decode(e.type, b)
            ),
        )
    database.close()
