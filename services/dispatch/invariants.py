# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of orders and of dispatch's own copies, whatever was killed."""

from collections.abc import Iterator
from typing import Any

from services.chassis.invariants import WHOLE, Books, Invariants, Key, chunks, differences, told
from services.chassis.store import Collection
from services.chassis.store.tenants import TENANTS
from services.chassis.store.timers import TIMERS
from services.dispatch.domain.deadlines import next_look
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import GRID
from services.dispatch.domain.retrace import IllegalWay, retrace, trace_of
from services.dispatch.domain.tallies import Counts, counts_of, tally_of
from services.dispatch.store import WATCH, Tx

invariants = Invariants()
OWNER = "identity"


@invariants.holds
def orders_went_a_legal_way(books: Books) -> Iterator[str]:
    """Every order's events are a legal path, and it stands where they lead."""
    met = 0
    for chunk in chunks(books.histories("order")):
        orders = books.named(Tx.orders, [(tenant, aggregate[6:]) for (tenant, aggregate), _ in chunk])
        for (tenant, aggregate), events in chunk:
            order = orders.get((tenant, aggregate[6:]))
            met += order is not None
            yield _way(f"{tenant} {aggregate}", order, [(event.name, event.data) for event in events])
    stored = books.count(Tx.orders.name, {})
    yield f"{stored - met} order(s) without an event" if stored != met else WHOLE


def _way(what: str, order: Order | None, events: list[tuple[str, Any]]) -> str:
    if order is None:
        return f"{what}: its events are there, it is not"
    try:
        led_to = retrace(events)
    except IllegalWay as problem:
        return f"{what}: {problem}"
    stands = trace_of(order)
    return f"{what}: stands at {stands}, its events lead to {led_to}" if stands != led_to else WHOLE


@invariants.holds
def limits_are_watched(books: Books) -> Iterator[str]:
    """Every order that time alone will change has its timer at that moment, and no other order has one."""
    awaited = 0
    for chunk in chunks(books.all(Tx.orders)):
        looks = {f"{tenant}/{WATCH}/{order.id}": next_look(order) for tenant, order in chunk}
        timers = {timer["_id"]: timer["due_at"] for timer in books.by_id(TIMERS, looks)}
        awaited += sum(look is not None for look in looks.values())
        for key, look in looks.items():
            wrong = look != timers.get(key)
            yield f"{key}: looks next at {look}, the timer is at {timers.get(key)}" if wrong else WHOLE
    timers_set = books.count(TIMERS, {"kind": WATCH})
    yield f"{timers_set - awaited} more timer(s) than watched orders" if timers_set != awaited else WHOLE


@invariants.holds
def tallies_count_the_orders(books: Books) -> Iterator[str]:
    """The stripes of every tally add up to what counting its orders again gives."""
    counted: dict[tuple[str, str, str], Counts] = {}
    readers: dict[str, Tx] = {}
    for tenant, order in books.all(Tx.orders):
        tx = readers.setdefault(tenant, books.reader(tenant))
        tally = tally_of(order.place_path, f"{tx.calendar.local_date(order.reported_at):%Y-%m}", 0)
        key = (tenant, tally.month, tally.place)
        counted[key] = counted.get(key, Counts()).plus(counts_of(order))
    kept: dict[tuple[str, str, str], Counts] = {}
    for tenant, tally in books.all(Tx.tallies):
        key = (tenant, tally.month, tally.place)
        kept[key] = kept.get(key, Counts()).plus(tally.counts)
    for key in counted.keys() | kept.keys():
        tells, orders = kept.get(key, Counts()), counted.get(key, Counts())
        yield f"tally {key}: {tells}, its orders: {orders}" if tells != orders else WHOLE


@invariants.holds
def copies_equal_the_owners_facts(books: Books) -> Iterator[str]:
    """Every copy says what identity last told of it; nothing is missing and nothing too much."""
    heard = dict.fromkeys(_COPIES, 0)
    for chunk in chunks(_facts(books.of(OWNER))):
        for name, declared in _COPIES.items():
            wanted = {key: facts for kind, key, facts in chunk if kind == name}
            copies = books.named(declared, wanted)
            heard[name] += len(wanted)
            for (tenant, item), facts in wanted.items():
                copy = copies.get((tenant, item))
                what = f"{tenant} {name} {item}"
                yield differences(what, copy, **facts) if copy else f"{what} is missing"
    for name, count in heard.items():
        kept = books.count(name, {})
        yield f"{kept - count} more {name} kept than told" if kept != count else WHOLE


Facts = dict[str, Any]
Meaning = tuple[str, str, tuple[str, ...], Facts]
"""A collection, the field with the copy's id, the fields that are told, and what is fixed."""


def _facts(owner: Books) -> Iterator[tuple[str, Key, Facts]]:
    """Of everything that the owner told and did not take back: the collection, the key and the facts."""
    for (tenant, _), events in owner.histories():
        known = [event for event in events if event.name in _MEANS or event.name in _ENDS]
        if known and known[-1].name in _MEANS:
            name, id_field, fields, fixed = _MEANS[known[-1].name]
            message = known[-1].data
            yield name, (tenant, getattr(message, id_field)), {**_renamed(told(message, *fields)), **fixed}


def _renamed(facts: Facts) -> Facts:
    return {_NAMES.get(name, name): value for name, value in facts.items()}


_COPIES: dict[str, Collection[Any]] = {
    declared.name: declared
    for declared in (Tx.places, Tx.persons, Tx.duties, Tx.companies, Tx.mandates, TENANTS)
}
_PLACE: Meaning = ("places", "place_id", ("path", "kind", "name", "grid_path", "active"), {})
_GRID: Meaning = ("places", "grid_id", ("path", "name", "active"), {"kind": GRID, "grid_path": None})
_PERSON: Meaning = ("persons", "person_id", ("name",), {})
_DUTY: Meaning = ("duties", "grant_id", ("person_id", "role", "path", "permissions"), {})
_MANDATE: Meaning = ("mandates", "appointment_id", ("company_id", "person_id", "path", "until"), {})
_MEANS: dict[str, Meaning] = {
    "PlaceCreated": _PLACE,
    "PlaceChanged": _PLACE,
    "GridCreated": _GRID,
    "GridChanged": _GRID,
    "PersonRegistered": _PERSON,
    "PersonChanged": _PERSON,
    "RoleGranted": _DUTY,
    "CompanyRegistered": ("companies", "company_id", ("name",), {}),
    "ProjectManagerAppointed": _MANDATE,
    "DistrictCreated": ("tenants", "code", ("name", "time_zone"), {}),
}
"""Event → the copy it makes."""
_ENDS = frozenset({"RoleRevoked"})
_NAMES = {"time_zone": "timezone"}
