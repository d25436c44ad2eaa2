# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two services as small as can be: one adds things and emits, one inserts a document for each event."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from services.chassis.checkpoints import KEY_BYTES
from services.chassis.clock import system_now
from services.chassis.contracts import consumed_by
from services.chassis.messaging import Reactions
from services.chassis.settings import Settings
from services.chassis.store import Collection, Index, Store, UnitOfWork, connect, indexes
from services.chassis.values import OrgPath, Principal
from services.identity.domain.events import PlaceChanged
from services.identity.domain.kinds import PlaceKind

TENANT = "320585"
PATH = OrgPath(f"/{TENANT}/001/002/c01")
ACTOR = Principal(TENANT, "bench", "Bench")
ISSUER = "http://127.0.0.1:1"
EVENT = "linli.identity.v1.PlaceChanged"


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What an event leaves behind."""

    id: str
    place_id: str
    kind: str
    name: str
    path: str


class SenderTx(UnitOfWork):
    things = Collection(Thing, "things", indexes=(Index("by_count"),), orderings=("count",))


class HearerTx(UnitOfWork):
    effects = Collection(Effect, "effects")


def environment(orders: dict[str, Any]) -> dict[str, str]:
    """The bench's orders as a service's environment."""
    return {
        "LINLI_AMQP_URL": orders["amqp_url"],
        "LINLI_MONGODB_URI": orders["mongodb_uri"],
        "LINLI_DATABASE_PREFIX": orders["database"],
        "LINLI_INBOX_QUEUES": str(orders.get("queues", 1)),
        "LINLI_ISSUER": ISSUER,
        "LINLI_JWKS_URL": orders.get("jwks_url", f"{ISSUER}/jwks"),
        "LINLI_LOG_KEY": urlsafe_b64encode(bytes(KEY_BYTES)).decode(),
        "LINLI_LOG_LEVEL": orders.get("log_level", "warning"),
        "LINLI_MONGODB_TIMEOUT_SECONDS": "60",
    }


def settings(orders: dict[str, Any]) -> Settings:
    """The bench's orders as a service's settings."""
    return Settings.load(environment(orders))


def sender(given: Settings) -> Store[SenderTx]:
    database = connect(given, "sender")
    indexes.ensure(database, SenderTx)
    return Store(database, SenderTx, system_now)


def hearer(given: Settings) -> Store[HearerTx]:
    database = connect(given, "hearer")
    indexes.ensure(database, HearerTx)
    return Store(database, HearerTx, system_now)


def place_changed(place_id: str) -> PlaceChanged:
    return PlaceChanged(place_id, PlaceKind.COMPOUND, "湖滨花园二期东区", PATH, active=True)


def reactions() -> Reactions:
    """Every event inserts one document."""
    made = Reactions()

    def insert(tx: HearerTx, message: Any) -> None:  # noqa: ANN401 - any of the consumed messages
        assert tx.event
        effect = Effect(tx.event.id, message.place_id, message.kind, message.name, message.path)
        tx.effects.add(effect)

    for event_type in consumed_by("dispatch"):
        made.on(event_type)(insert)
    return made
