# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every consumer takes the example of every event that it declares to consume, and something comes of it."""

from base64 import urlsafe_b64encode
from functools import partial
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from google.protobuf.json_format import Parse

from services.chassis.clock import system_now
from services.chassis.contracts import consumed_by, decode, message_class, registry
from services.chassis.events import ReceivedEvent
from services.chassis.privacy import Vault
from services.chassis.settings import Settings
from services.chassis.store import Database, Store
from services.chassis.store.store import system_principal
from tests.each import assert_each
from tests.system.ground import WRITTEN, Grounds

ROOT = Path(__file__).resolve().parents[3]
CONSUMED = sorted((service, name) for name, one in registry().items() for service in one.consumers)
CONSUMERS = sorted({service for service, _ in CONSUMED})
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


def kept(database: Database) -> bool:
    """Whether anything that was written to has a document."""
    return any(database.raw[name].find_one() for name in WRITTEN.noted(database.name))


@pytest.mark.parametrize("service", CONSUMERS)
def test_something_comes_of_each_example(grounds: Grounds, service: str) -> None:
    types = {event_type: event_type for consumer, event_type in CONSUMED if consumer == service}
    assert_each(partial(takes_the_example, grounds, service), types)


def takes_the_example(grounds: Grounds, service: str, event_type: str) -> None:
    reaction = import_module(f"services.{service}.reactions").reactions.get(event_type)
    _, owner, version, name = event_type.split(".")
    text = (ROOT / "proto" / "examples" / owner / f"{name}.{version}.json").read_text(encoding="utf-8")
    body = Parse(text, message_class(event_type)()).SerializeToString()
    tenant = "platform" if name == "DistrictCreated" else "320585"
    event = ReceivedEvent("id", event_type, tenant, "thing/1", 1, system_now(), "somebody")
    unit = import_module(f"services.{service}.store").Tx
    with grounds.of(service, unit, Settings) as ground:
        Store(ground.database, unit, system_now, TOOLS.get(service)).transact_as_platform(
            service,
            lambda tx: reaction(
                tx.as_tenant(tenant, system_principal(tenant, service), event), decode(event_type, body)
            ),
        )
        assert kept(ground.database) == ((service, event_type) not in WITHOUT_EFFECT)


@pytest.mark.parametrize("service", CONSUMERS)
def test_the_registry_says_what_the_service_consumes(service: str) -> None:
    assert import_module(f"services.{service}.reactions").reactions.types == consumed_by(service)
