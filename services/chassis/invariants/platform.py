# SPDX-License-Identifier: AGPL-3.0-or-later
"""The platform's own invariants: they hold for every service."""

import json
from collections.abc import Iterator

from services.chassis import audit
from services.chassis.clock import system_now
from services.chassis.ids import made_at
from services.chassis.invariants.registry import WHOLE, Invariants
from services.chassis.invariants.service_data import Key, ServiceData, chunks
from services.chassis.store import Copy
from services.chassis.store.audit import ENTRIES, HEAD, HEADS, AuditHead, entry_id
from services.chassis.store.database import Document
from services.chassis.store.event_log import EVENTS
from services.chassis.store.leases import LEASES
from services.chassis.store.parked import PARKED
from services.chassis.store.publishing import PublishingUnit
from services.chassis.store.relay_records import STALLED, RelayRecords
from services.chassis.store.timers import NEVER, TIMERS

platform = Invariants()


@platform.holds
def nothing_stays_unpublished(data: ServiceData) -> Iterator[str]:
    """No event has waited longer than the grace for the broker."""
    now = system_now()
    for event in data.documents(EVENTS, RelayRecords(data.database).behind()):
        since = made_at(event["_id"])
        yield f"{_event(event)}: unpublished since {since}" if now - since > data.grace else WHOLE


@platform.holds
def no_lane_stays_stalled(data: ServiceData) -> Iterator[str]:
    """The broker has not refused an aggregate's events for longer than the grace."""
    now = system_now()
    for lane in data.documents(STALLED):
        stuck = now - lane["since"] > data.grace
        yield f"{lane['_id']} #{lane['sequence']}: refused since {lane['since']}" if stuck else WHOLE


@platform.holds
def sequences_are_whole(data: ServiceData) -> Iterator[str]:
    """The events of every aggregate count 1, 2, 3 … without gap or doubling."""
    for (tenant, aggregate), events in data.raw_histories():
        sequences = [event["sequence"] for event in events]
        if sequences == list(range(1, len(sequences) + 1)):
            yield WHOLE
        else:
            yield f"{tenant} {aggregate}: its events count {_short(sequences)}"


@platform.holds
def aggregates_stand_at_their_last_event(data: ServiceData) -> Iterator[str]:
    """The `sequence` of every aggregate of the service's own is that of its newest event."""
    own = (declared for declared in data.tx.collections if not isinstance(declared, Copy))
    collections = {declared.noun: declared.name for declared in own}
    met = dict.fromkeys(collections.values(), 0)
    lasts = ((key, [event["sequence"] for event in events][-1]) for key, events in data.raw_histories())
    for chunk in chunks(lasts):
        for noun, name in collections.items():
            newest = {_id(key): last for key, last in chunk if key[1].partition("/")[0] == noun}
            for stored in data.by_id(name, newest):
                met[name] += 1
                last = newest[stored["_id"]]
                wrong = stored["sequence"] != last
                yield f"{name} {stored['_id']}: stands at {stored['sequence']} of {last}" if wrong else WHOLE
    for name, count in met.items():
        told = data.count(name, {"sequence": {"$gt": 0}})
        yield f"{name}: the log lacks the events of {told - count}" if told != count else WHOLE


@platform.holds
def the_audit_chain_is_whole(data: ServiceData) -> Iterator[str]:
    """Every act stands in its district's chain as it happened; nothing was changed, dropped or put in."""
    for document in data.documents(HEADS.name, {"id": HEAD}):
        yield from _chain(data, document["tenant"], HEADS.from_document(document))


def _chain(data: ServiceData, tenant: str, last: AuditHead) -> Iterator[str]:
    before, count = "", 0
    numbers = (f"{tenant}/{entry_id(number)}" for number in range(last.size))
    for chunk in chunks(numbers):
        found = sorted(data.by_id(ENTRIES.name, chunk), key=lambda one: one["_id"])
        entries = [ENTRIES.from_document(one) for one in found]
        events = {event["_id"]: event for event in data.by_id(EVENTS, [one.event_id for one in entries])}
        if len(events) < len(entries):
            wanted = {one.event_id for one in entries}
            events |= {one["_id"]: one for one in data.past(data.service) if one["_id"] in wanted}
        for fault in audit.faults(entries, events, before):
            yield f"{tenant} {fault}" if fault else WHOLE
        count += len(entries)
        before = entries[-1].head if entries else before
    whole = count == last.size and before == last.head
    yield WHOLE if whole else f"{tenant}: the chain has {count} of {last.size} entries, or another end"
    yield _put_in(data, tenant, last)
    if issubclass(data.tx, PublishingUnit):
        yield from _anchored(data, tenant)


def _anchored(data: ServiceData, tenant: str) -> Iterator[str]:
    """Whether the chains, its own and those it published for others, still are those whose heads are out."""
    for leaf in data.documents(PublishingUnit.leaves.name, {"tenant": tenant}):
        if leaf["name"].startswith(audit.LEAF):
            fact = json.loads(leaf["data"])
            service = fact.get("service", data.service)
            trail = data if service == data.service else data.of(service)
            number = f"{tenant}/{entry_id(fact['size'] - 1)}"
            same = [one["head"] == fact["head"] for one in trail.by_id(ENTRIES.name, [number])]
            at = f"{tenant}: another head of {service} was published at {fact['size']}"
            yield WHOLE if same == [True] else at


def _put_in(data: ServiceData, tenant: str, last: AuditHead) -> str:
    """Whether somebody put events in before the chain's end that it does not know."""
    there = data.count(EVENTS, {"tenant": tenant, "_id": {"$lte": last.event_id}})
    past = sum(one["tenant"] == tenant for one in data.past(data.service))
    return (
        f"{tenant}: {there + past - last.size} events are in no entry" if there + past > last.size else WHOLE
    )


@platform.holds
def timers_fire(data: ServiceData) -> Iterator[str]:
    """No timer was given up, none is overdue for longer than the grace."""
    latest = data.now - data.grace
    for timer in data.documents(TIMERS):
        if timer["next_try_at"] >= NEVER:
            yield f"timer {timer['_id']}: failed: {timer['error']}"
        else:
            late = timer["due_at"] < latest
            yield f"timer {timer['_id']}: due since {timer['due_at']}" if late else WHOLE


@platform.holds
def nothing_stays_parked(data: ServiceData) -> Iterator[str]:
    """No received event waits for another try."""
    for parked in data.documents(PARKED):
        event = f"{parked['lane']}: event {parked['event_id']} ({parked['type']})"
        yield f"{event} failed {parked['attempts']} time(s): {parked['error'][:200]}"


@platform.holds
def leases_are_alive(data: ServiceData) -> Iterator[str]:
    """No lease ran out longer than the grace ago: its owner died and nobody took over."""
    now = system_now()
    for lease in data.documents(LEASES):
        until = lease["until"]
        yield f"lease {lease['_id']}: ran out at {until}" if now - until > data.grace else WHOLE


def _id(key: Key) -> str:
    """The stored id of an aggregate: `320585` and `order/7` are `320585/7`."""
    return f"{key[0]}/{key[1].partition('/')[2]}"


def _event(event: Document) -> str:
    return f"{event['tenant']} {event['aggregate']} #{event['sequence']} {event['type']}"


def _short(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"{shown} …" if len(numbers) > len(numbers[:10]) else shown
