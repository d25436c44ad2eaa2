# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every consumer takes the example of every event that it declares to consume, and something comes of it."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from google.protobuf.json_format import Parse

from services.chassis.clock import system_now
from services.chassis.contracts import consumed_by, decode, message_class, registry
from services.chassis.events import ReceivedEvent
from services.chassis.privacy import Vault
from services.chassis.settings import Settings
from services.chassis.store import Database, Store, connect, indexes
from services.chassis.store.store import system_principal

ROOT = Path(__file__).resolve().parents[3]
CONSUMED = sorted((service, name) for name, one in registry().items() for service in one.consumers)
WITHOUT_EFFECT = {
    ("dispatch", "linli.deliberation.v1.TopicRaised"): "the order that it names is not there",
    ("dispatch", "linli.deliberation.v1.TopicDecided"): "the order that it names is not there",
    ("finance", "linli.dispatch.v1.OrderClosed"): "it is no work that was ordered",
    ("finance", "linli.dispatch.v1.OrderRefused"): "it is no work that was ordered",
    ("finance", "linli.dispatch.v1.OrderReopened"): "it is no work that was ordered",
    ("deliberation", "linli.dispatch.v1.OrderClosed"): "it is no task of a meeting",
    ("deliberation", "linli.dispatch.v1.OrderRefused"): "it is no task of a meeting",
    ("deliberation", "linli.dispatch.v1.OrderReopened"): "it is no task of a meeting",
    ("deliberation", "linli.outreach.v1.NoticeServed"): "the vote that it tells of is not there",
    ("credit", "linli.finance.v1.CaseOpened"): "no company serves there",
    ("credit", "linli.finance.v1.CaseClosed"): "no fact tells of it",
    ("credit", "linli.finance.v1.StatementOverdue"): "no company serves there",
    ("credit", "linli.finance.v1.StatementPublished"): "no company serves there",
    ("finance", "linli.deliberation.v1.ResolutionLifted"): "nothing is committed by it",
    ("outreach", "linli.identity.v1.ClientDisabled"): "it has no endpoint",
    ("credit", "linli.deliberation.v1.TopicDecided"): "no case waits for it",
    ("credit", "linli.dispatch.v1.BreachWithdrawn"): "the fact that it takes back is not there",
    ("credit", "linli.dispatch.v1.DeadlineBreached"): "whom the order was assigned to is not known",
    ("credit", "linli.dispatch.v1.OrderClosed"): "it is no complaint that somebody was responsible for",
    ("credit", "linli.dispatch.v1.OrderEvaluated"): "whom the order was assigned to is not known",
    ("credit", "linli.dispatch.v1.OrderRated"): "whom the order was assigned to is not known",
    ("dispatch", "linli.identity.v1.PartyMembershipEnded"): "nothing is known of a membership",
    ("dispatch", "linli.identity.v1.MemberRegistrationEnded"): "nothing is known of a registration",
    ("finance", "linli.identity.v1.PartyMembershipEnded"): "nothing is known of a membership",
    ("finance", "linli.identity.v1.MemberRegistrationEnded"): "nothing is known of a registration",
    ("credit", "linli.dispatch.v1.OrderRevisited"): "whom the order was assigned to is not known",
    **{
        ("identity", f"linli.{service}.v1.OpenMattersFound"): "no erasure waits for it"
        for service in ("credit", "deliberation", "dispatch", "finance")
    },
}
"""Service and event type → why its example alone, on an empty database, leads to nothing."""
TOOLS = {"outreach": SimpleNamespace(vault=Vault.from_text(urlsafe_b64encode(b"m" * 32).decode()))}
"""What the reactions of a service work with beside its data."""


@pytest.fixture(scope="module")
def stores(mongodb_uri: str) -> Iterator[dict[str, Store]]:  # type: ignore[type-arg]
    """Every service's, made once: indexes take longer than a reaction."""
    settings = Settings.load(
        {
            "LINLI_MONGODB_URI": mongodb_uri,
            "LINLI_AMQP_URL": "amqp://127.0.0.1:1/",
            "LINLI_ISSUER": "http://127.0.0.1:1",
            "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks",
            "LINLI_DATABASE_PREFIX": f"t{uuid4().hex[:10]}_",
        }
    )
    made = {}
    for service in sorted({service for service, _ in CONSUMED}):
        tx, database = import_module(f"services.{service}.store").Tx, connect(settings, service)
        indexes.ensure(database, tx)
        made[service] = Store(database, tx, system_now, TOOLS.get(service))
    yield made
    for store in made.values():
        store.database.client.drop_database(store.database.name)
        store.database.close()


@pytest.fixture
def open_store(stores: dict[str, Store]) -> Callable[[str], Store]:  # type: ignore[type-arg]
    """A service's store, without a document in it."""

    def store(service: str) -> Store:  # type: ignore[type-arg]
        raw = stores[service].database.raw
        for name in raw.list_collection_names():
            raw[name].delete_many({})
        return stores[service]

    return store


def documents(database: Database) -> int:
    return sum(database.raw[name].count_documents({}) for name in database.raw.list_collection_names())


@pytest.mark.parametrize(("service", "event_type"), CONSUMED)
def test_something_comes_of_the_example(
    service: str,
    event_type: str,
    open_store: Callable[[str], Store],  # type: ignore[type-arg]
) -> None:
    store = open_store(service)
    reaction = import_module(f"services.{service}.reactions").reactions.get(event_type)
    _, owner, version, name = event_type.split(".")
    text = (ROOT / "proto" / "examples" / owner / f"{name}.{version}.json").read_text(encoding="utf-8")
    body = Parse(text, message_class(event_type)()).SerializeToString()
    tenant = "platform" if name == "DistrictCreated" else "320585"
    event = ReceivedEvent("id", event_type, tenant, "thing/1", 1, system_now(), "somebody")
    store.transact_as_platform(
        service,
        lambda tx: reaction(
            tx.as_tenant(tenant, system_principal(tenant, service), event), decode(event_type, body)
        ),
    )
    assert (documents(store.database) == 0) == ((service, event_type) in WITHOUT_EFFECT)


@pytest.mark.parametrize("service", sorted({service for service, _ in CONSUMED}))
def test_the_registry_says_what_the_service_consumes(service: str) -> None:
    assert import_module(f"services.{service}.reactions").reactions.types == consumed_by(service)
