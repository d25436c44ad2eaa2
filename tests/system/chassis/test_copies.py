# SPDX-License-Identifier: AGPL-3.0-or-later
"""Copies follow their owner's events whatever order these come in, and say when they do not."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations

import pytest

import proto.linli.identity.v1.events_pb2 as identity
from services.chassis.copies import Copies
from services.chassis.events import ReceivedEvent
from services.chassis.settings import Settings
from services.chassis.store import Copy, Store, UnitOfWork, connect, indexes
from services.chassis.store.simulation import SimulatedClock
from services.chassis.store.store import system_principal

TENANT = "320585"


@dataclass(frozen=True, slots=True)
class Name:
    id: str
    text: str


class Tx(UnitOfWork):
    names = Copy(Name, "names", ends=True)
    whole = Copy(Name, "whole")


copies = Copies()


@copies.into(Tx.names, identity.PersonRegistered, identity.PersonChanged)
def name(event: identity.PersonRegistered | identity.PersonChanged) -> Name:
    return Name(event.person_id, event.name)


copies.ends(Tx.names, identity.RoleRevoked, "person_id")
copies.erases(Tx.names, identity.VehicleRegistered, "person_id")

BORN = identity.PersonRegistered(person_id="p", name="张三")
CHANGED = identity.PersonChanged(person_id="p", name="张三丰")
ENDED = identity.RoleRevoked(person_id="p")
Hear = Callable[..., str | None]


@pytest.fixture
def hear(settings: Settings) -> Hear:
    database = connect(settings, "copies")
    indexes.ensure(database, Tx)
    store = Store(database, Tx, SimulatedClock(database, settings.database_prefix))

    def take(*events: tuple[int, object]) -> str | None:
        def work(tx: Tx) -> None:
            for sequence, message in events:
                event = ReceivedEvent("id", "type", TENANT, "person/p", sequence, tx.now, "somebody")
                copies.apply(tx.as_tenant(TENANT, system_principal(TENANT, "test"), event), message)

        store.transact_as_platform("test", work)
        found = store.reader(system_principal(TENANT, "test")).names.find("p")
        return found.text if found else None

    return take


@pytest.mark.parametrize("order", [*permutations([(1, BORN), (2, CHANGED), (3, ENDED)])])
def test_any_order_ends_where_the_last_one_leads(hear: Hear, order: tuple[tuple[int, object], ...]) -> None:
    for one in order:
        hear(one)
    assert hear(*order) is None
    assert hear((4, CHANGED)) == "张三丰"


def test_what_is_erased_never_comes_back(hear: Hear) -> None:
    assert hear((1, BORN)) == "张三"
    assert hear((2, identity.VehicleRegistered(person_id="p"))) is None
    assert hear((3, CHANGED)) is None


def test_only_what_is_declared_to_end_may_end() -> None:
    with pytest.raises(ValueError, match="whole is not declared"):
        Copies().ends(Tx.whole, identity.RoleRevoked, "person_id")
    with pytest.raises(ValueError, match="already"):
        copies.into(Tx.names, identity.PersonChanged)(name)
