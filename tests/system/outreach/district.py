# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outreach on the real engine: a district, those who work there, and what other services tell of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from google.protobuf.json_format import Parse
from google.protobuf.message import Message

from services.chassis.contracts import message_class
from services.chassis.events import ReceivedEvent
from services.chassis.ids import new_id
from services.chassis.store import Store, tenants
from services.chassis.store.leases import Lease
from services.chassis.store.simulation import SimulatedClock
from services.chassis.store.store import system_principal
from services.chassis.store.tenants import Tenant
from services.chassis.timers import TimerRunner
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.outreach.channels.settings import OutreachSettings
from services.outreach.commands import open_district, register_endpoint
from services.outreach.commands.register_endpoint import Registered, RegisterEndpoint
from services.outreach.domain.authority import HELD
from services.outreach.domain.choices import Address, Channel, Choices
from services.outreach.domain.deliveries import Delivery, key_of
from services.outreach.domain.messages import Message as Message_
from services.outreach.domain.people import Occupancy, Ownership, RoleGrant
from services.outreach.domain.places import Place
from services.outreach.domain.sendings import Sending
from services.outreach.reactions import reactions
from services.outreach.store import Tx
from services.outreach.timers import timers

R = TypeVar("R")
MESSAGE_SECRET = "whsec_bWVzc2FnZXMtZ28tdGhyb3VnaC1hLWdhdGV3YXk="
MAIL_SECRET = "whsec_bWFpbC1yZXBvcnRzLWFyZS1zaWduZWQtYnktdGhpcw=="
PUSH_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"
OPEN_ID = "oABCDEFGHIJKLMNOPQRSTUVWXYZ0"
STOPS = "https://linli.example/outreach/v1/mail/stops"
SENDER, PORTAL = "linli@320585.example", "https://portal.example"
PHONE, MAIL = "13812341234", "resident@example.org"
EXAMPLES = Path(__file__).parents[3] / "proto" / "examples"
TENANT = "320585"
DISTRICT = OrgPath(f"/{TENANT}")
NEIGHBOURHOOD = OrgPath("/320585/001/002")
COMPOUND = OrgPath("/320585/001/002/c01")
BUILDING = OrgPath("/320585/001/002/c01/b03")
ELSEWHERE = OrgPath("/320585/001/003")
START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
PLACES = {
    DISTRICT: "district",
    NEIGHBOURHOOD: "neighbourhood",
    ELSEWHERE: "neighbourhood",
    COMPOUND: "compound",
    BUILDING: "building",
}


def person(subject: str, *held: tuple[OrgPath, Role], tenant: str = TENANT) -> Principal:
    return Principal(tenant, subject, subject, grants_of([(role, path) for path, role in held], HELD))


ADMIN = person("admin", (DISTRICT, Role.DISTRICT_ADMIN))
CITY = person("city@320585", (NEIGHBOURHOOD, Role.INTEGRATOR))
OTHER = person("other@320585", (DISTRICT, Role.INTEGRATOR))
RESIDENT = person("resident", (BUILDING, Role.RESIDENT))


def example(of: str, fact: str) -> Message:
    """The example of an event."""
    text = (EXAMPLES / of / f"{fact}.v1.json").read_text("utf-8")
    return Parse(text, message_class(f"linli.{of}.v1.{fact}")())


def changed_example(of: str, fact: str, changed: dict[str, Any]) -> Any:
    """The example of an event with other values."""
    message: Any = example(of, fact)
    for name, value in changed.items():
        if isinstance(value, list):
            del getattr(message, name)[:]
            getattr(message, name).extend(value)
        elif isinstance(value, datetime):
            getattr(message, name).FromDatetime(value)
        else:
            setattr(message, name, value)
    return message


@dataclass
class Lanes:
    """Keeps what is submitted until the test has it done."""

    submitted: list[tuple[str, str]] = field(default_factory=list)
    work: dict[str, Callable[[str, str], None]] = field(default_factory=dict)
    tenants: list[str] = field(default_factory=list)

    def submit(self, tenant: str, kind: str, item_id: str, *, slow: bool) -> None:
        if (kind, item_id) not in self.submitted:
            self.submitted.append((kind, item_id))
            self.tenants.append(tenant)

    def do_all(self) -> int:
        """Do what was submitted; how much that was."""
        due, tenants = list(self.submitted), list(self.tenants)
        self.submitted.clear()
        self.tenants.clear()
        for tenant, (kind, item_id) in zip(tenants, due, strict=True):
            self.work[kind](tenant, item_id)
        return len(due)


@dataclass
class Bench:
    """The service's store and its clock."""

    settings: OutreachSettings
    store: Store[Tx]
    clock: SimulatedClock
    lanes: Lanes
    sequences: dict[str, int] = field(default_factory=dict)

    def act(self, by: Principal, work: Callable[[Tx], R]) -> R:
        return self.store.transact(by, work)

    def read(self, by: Principal = ADMIN) -> Tx:
        return self.store.reader(by)

    def wait(self, span: timedelta) -> datetime:
        self.clock.set(self.clock() + span)
        return self.clock()

    def fire(self) -> int:
        """Fire every due timer, as the worker does."""
        lease = Lease(self.store.database, "timers", "test", 10)
        runner = TimerRunner(self.store, "outreach", timers, lease, 100, 3)
        fired = 0
        while count := runner.step():
            fired += count
        return fired

    def run(self) -> None:
        """Whatever is due is done and sent, until nothing is."""
        while self.fire() + self.lanes.do_all():
            pass

    def hear(
        self,
        fact: str,
        of: str = "dispatch",
        aggregate: str = "order/1",
        tenant: str = TENANT,
        event_id: str = "",
        **changed: Any,
    ) -> str:
        """The example of an event, changed, as the inbox hands it over; its id."""
        message = changed_example(of, fact, changed)
        made = event_id or new_id()
        self._take(message, made, tenant, aggregate)
        return made

    def hear_of_many(self, fact: str, count: int, **changed: Any) -> list[str]:
        """The example of an event of so many orders, in one transaction."""
        message = changed_example("dispatch", fact, changed)
        ids = [new_id() for _ in range(count)]
        self._take_all([(message, made, TENANT, f"order/{number}") for number, made in enumerate(ids)])
        return ids

    def hear_of_one(self, fact: str, count: int) -> list[str]:
        """The example of an event so many times of one order, in one transaction."""
        message = example("dispatch", fact)
        ids = [new_id() for _ in range(count)]
        self._take_all([(message, made, TENANT, "order/1") for made in ids])
        return ids

    def _take(self, *one: Any) -> None:
        self._take_all([one])

    def _take_all(self, given: Sequence[tuple[Any, ...]]) -> None:
        """Messages with their ids, tenants and aggregates, as the inbox hands them over."""
        events = []
        for message, made, tenant, aggregate in given:
            sequence = self.sequences[aggregate] = self.sequences.get(aggregate, 0) + 1
            event_type = message.DESCRIPTOR.full_name
            envelope = (made, event_type, tenant, aggregate, sequence, self.clock(), "somebody", "c", "d")
            events.append((ReceivedEvent(*envelope), message))

        def work(tx: Tx) -> None:
            for event, message in events:
                inside = tx.as_tenant(event.tenant, system_principal(event.tenant, "outreach"), event)
                reactions.get(event.type)(inside, message)

        self.store.transact_as_platform("outreach", work)

    def settle(self) -> None:
        """The district and its places."""

        def work(tx: Tx) -> None:
            tenants.keep(tx, Tenant(TENANT, "太仓", "Asia/Shanghai"))
            open_district.handle(tx, TENANT, "Asia/Shanghai")
            inside = tx.as_tenant(TENANT)
            for number, (path, kind) in enumerate(PLACES.items()):
                place = Place(f"p-{number}", path, kind, kind, active=True, within=path.ancestors())
                inside.put_copy(Tx.places, place, 1)
                self.sequences[f"place/{place.id}"] = 1

        self.store.transact_as_platform("outreach", work)

    def homes(self, count: int, below: OrgPath = BUILDING) -> list[str]:
        """So many units, each with an owner who lives there; the owners."""
        owners = [f"owner-{number}" for number in range(count)]

        def work(tx: Tx) -> None:
            for number, owner in enumerate(owners):
                unit = below.child(f"u{number}")
                home = Ownership(f"u-{number}", (owner,), unit, unit.ancestors())
                tx.put_copy(Tx.ownerships, home, 1)
                lives = Occupancy(f"o-{number}", owner, unit, unit.ancestors())
                tx.put_copy(Tx.occupancies, lives, 1)

        self.act(ADMIN, work)
        return owners

    def grant(self, person_id: str, role: Role, path: OrgPath) -> None:
        given = RoleGrant(f"g-{person_id}-{role}", person_id, role, path, path.ancestors())
        self.act(ADMIN, lambda tx: tx.put_copy(Tx.role_grants, given, 1))

    def reached(self, person_id: str, *channels: Channel, **changed: Any) -> None:
        """The person is reached by these channels."""
        given = {Channel.SMS: PHONE, Channel.VOICE: PHONE, Channel.EMAIL: MAIL, Channel.WECHAT: OPEN_ID}

        def work(tx: Tx) -> None:
            addresses = {
                channel: Address(
                    tx.keys.seal(given[channel], f"{channel}/{person_id}"), "***", confirmed=True
                )
                for channel in channels
            }
            tx.choices.add(Choices(id=person_id, addresses=addresses, **changed))

        self.act(ADMIN, work)

    def inbox(self, person_id: str) -> list[Message_]:
        where = {"person_id": person_id}
        return list(self.read().messages.page(where, sort="-created_at", limit=200).items)

    def sending(self, message_id: str) -> Sending:
        return self.read().sendings.get(message_id)

    def registered(self, url: str, by: Principal = ADMIN, **changed: Any) -> Registered:
        given = {"name": "平台", "url": url, "place_path": DISTRICT, "scopes": ["orders"]} | changed
        cmd = RegisterEndpoint.model_validate(given)
        return self.act(by, lambda tx: register_endpoint.handle(tx, cmd))

    def delivery(self, endpoint_id: str, event_id: str) -> Delivery:
        return self.read().deliveries.get(key_of(endpoint_id, event_id))

    def told(self, noun: str, item_id: str) -> list[str]:
        return [event.name for event in self.read().history(noun, item_id).items]
