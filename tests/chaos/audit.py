# SPDX-License-Identifier: AGPL-3.0-or-later
"""Are the books in order? Checked from outside, when everything has run dry."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
from google.protobuf.message import DecodeError
from pymongo import MongoClient

from services.chassis.contracts import decode
from tests.chaos import chain
from tests.chaos.arena import Arena
from tests.chaos.customer import Acknowledged
from tests.chaos.drain import PREFIX, UNKNOWN_TYPE
from tests.chaos.ledger import POISON
from tests.chaos.meddler import Meddler
from tests.chaos.settle import District

SHOWN = 5
UNKNOWN = "unknown_type"
Lane = tuple[str, str]


@dataclass
class Audit:
    """What was found. `invariants`: name → "ok" or how many offences and the first of them."""

    events: int = 0
    lost: int = 0
    doubled: int = 0
    reordered: int = 0
    dead: int = 0
    invariants: dict[str, Any] = field(default_factory=dict)

    def note(self, name: str, offences: list[str]) -> None:
        self.invariants[name] = {"offences": len(offences), "first": offences[:SHOWN]} if offences else "ok"

    @property
    def clean(self) -> bool:
        return all(found == "ok" for found in self.invariants.values())


def audit(arena: Arena, said: Acknowledged, meddler: Meddler, districts: list[District]) -> Audit:
    found = Audit()
    with arena.client() as client:
        logs = logs_of(client, arena.services)
        found.events = sum(len(events) for events in logs.values())
        poison = {e["_id"] for events in logs.values() for e in events if _is_poison(e)}
        _check_races(found, client, meddler)
        _check_ledger(found, client, logs, poison, meddler)
        _check_commands(found, client, said, logs)
        _check_dead(found, client, meddler, poison, arena.hearing)
        _check_waiting(found, client, meddler, arena.hearing)
        for name, offences in chain.find(arena, client, said, districts, logs).items():
            found.note(name, offences)
    _check_answers(found, arena, said, districts)
    return found


def logs_of(client: MongoClient[dict[str, Any]], services: Sequence[str]) -> dict[Lane, list[dict[str, Any]]]:
    """Every aggregate's events in order, over all services that have any."""
    logs: dict[Lane, list[dict[str, Any]]] = {}
    for service in services:
        for event in client[f"{PREFIX}{service}"]["events"].find().sort([("sequence", 1)]):
            logs.setdefault((event["tenant"], event["aggregate"]), []).append(event)
    return logs


def orders_of(
    events: Iterable[Mapping[str, Any]], came: Iterable[str], wanted: Mapping[str, int]
) -> list[list[int]]:
    """The sequences of a lane as they came, by service: two may have aggregates of one name."""
    owners = {event["_id"]: event["type"].split(".")[1] for event in events}
    orders: dict[str, list[int]] = {}
    for event_id in dict.fromkeys(came):
        if event_id in wanted:
            orders.setdefault(owners[event_id], []).append(wanted[event_id])
    return list(orders.values())


def _is_poison(event: dict[str, Any]) -> bool:
    if not event["type"].endswith("OrderCommented"):
        return False
    try:
        return bool(decode(event["type"], event["data"]).text == POISON)  # type: ignore[attr-defined]
    except DecodeError:
        return False


def _check_races(found: Audit, client: Any, meddler: Meddler) -> None:
    """Of events that came out of order only those had an effect that were newer than all before them."""
    accounts = client[f"{PREFIX}ledger"]["accounts"]
    wrong = []
    for subject, wanted in meddler.raced.items():
        entries = [entry for account in accounts.find({"id": subject}) for entry in account["entries"]]
        wrong += [f"{entries} instead of {wanted}"] if entries != wanted else []
    found.reordered += len(wrong)
    found.note("what was overtaken has no effect", wrong)


def _check_ledger(
    found: Audit,
    client: Any,
    logs: dict[Lane, list[dict[str, Any]]],
    poison: set[str],
    meddler: Meddler,
) -> None:
    """Every event once, in order, and the sums agree."""
    accounts = {
        (a["tenant"], a["id"]): a
        for a in client[f"{PREFIX}ledger"]["accounts"].find()
        if a["id"] not in meddler.maybe_raced
    }
    lost, doubled, reordered, sums = [], [], [], []
    for lane, events in logs.items():
        wanted = {e["_id"]: e["sequence"] for e in events if e["_id"] not in poison}
        account = accounts.pop(lane, {"entries": [], "total": 0})
        entries: list[str] = account["entries"]
        times = Counter(entries)
        lost += [f"{lane} #{wanted[i]} {i}" for i in wanted if i not in times]
        doubled += [f"{lane} {i} ×{n}" for i, n in times.items() if n > 1 or i not in wanted]
        reordered += [
            f"{lane} {first}" for first in orders_of(events, entries, wanted) if first != sorted(first)
        ]
        if account["total"] != sum(wanted.values()):
            sums.append(f"{lane} is {account['total']}, should be {sum(wanted.values())}")
    doubled += [f"{lane} has an account but no events" for lane in accounts]
    found.lost, found.doubled = len(lost), len(doubled)
    found.reordered += len(reordered)
    found.note("every event had its effect", lost)
    found.note("no event had its effect twice", doubled)
    found.note("order per aggregate", reordered)
    found.note("sums agree", sums)


def _check_commands(
    found: Audit, client: Any, said: Acknowledged, logs: dict[Lane, list[dict[str, Any]]]
) -> None:
    """Every acknowledged command happened, once."""
    wrong = []
    for lane, wanted in said.events.items():
        happened = Counter(e["type"].rpartition(".")[2] for e in logs.get(lane, []))
        for event, times in wanted.items():
            spare = said.unknown[lane]
            if not times <= happened[event] <= times + spare:
                wrong.append(f"{lane}: {event} was acknowledged {times} times, happened {happened[event]}")
    found.note("every acknowledged command happened once", wrong)
    orders = client[f"{PREFIX}dispatch"]["orders"]
    rows: dict[str, list[dict[str, Any]]] = {}
    for order in orders.find({"source": "city-311"}, {"tenant": 1, "external_id": 1, "state": 1}):
        rows.setdefault(f"{order['tenant']}/{order['external_id']}", []).append(order)
    missing = []
    for (tenant, row), closed in said.rows.items():
        states = [order["state"] for order in rows.get(f"{tenant}/{row}", [])]
        if len(states) != 1 or (closed and states != ["closed"]):
            missing.append(f"{tenant} {row}: acknowledged {'closed' if closed else 'open'}, is {states}")
    found.note("every acknowledged row is there once", missing)


def _check_dead(
    found: Audit, client: Any, meddler: Meddler, poison: set[str], hearing: Sequence[str]
) -> None:
    """The dead letters are the poison that was planted, no more and no less."""
    letters = {
        (service, letter["_id"]): letter["reason"]
        for service in hearing
        for letter in client[f"{PREFIX}{service}"]["dead_letters"].find()
    }
    found.dead = len(letters)
    deadly = {key: kind for key, kind in meddler.planted.items() if kind != UNKNOWN}
    wanted = deadly | {("ledger", event): "handler_failed" for event in poison}
    allowed = wanted | meddler.maybe_planted
    wrong = [f"{key} is missing" for key in wanted if key not in letters]
    wrong += [
        f"{key}: {reason}, planted as {allowed.get(key)}"
        for key, reason in letters.items()
        if allowed.get(key) != reason
    ]
    found.note("dead letters are the planted poison", wrong)


def _check_waiting(found: Audit, client: Any, meddler: Meddler, hearing: Sequence[str]) -> None:
    """What is of a type that only a later release knows waits for it."""
    waiting = {
        (service, event["event_id"])
        for service in hearing
        for event in client[f"{PREFIX}{service}"]["parked"].find({"type": UNKNOWN_TYPE})
    }
    planted = {key for key, kind in meddler.planted.items() if kind == UNKNOWN}
    found.note("events of unknown types wait", [f"{key} is missing" for key in planted - waiting])


def _check_answers(found: Audit, arena: Arena, said: Acknowledged, districts: list[District]) -> None:
    """Every order stands, as its API tells it, where the last answer left it."""
    wrong = []
    by_code = {district.code: district for district in districts}
    with httpx.Client(trust_env=False, timeout=30) as http:
        for (tenant, order), state in said.states.items():
            if (tenant, order) in said.unknown:
                continue
            token = by_code[tenant].system.token()
            path = f"{arena.url('dispatch')}/dispatch/v1/orders/{order.partition('/')[2]}"
            answer = http.get(path, headers={"Authorization": f"Bearer {token}"})
            told = answer.json().get("state") if answer.is_success else answer.status_code
            if told != state:
                wrong.append(f"{tenant} {order}: answered {state}, is {told}")
    found.note("orders stand where the last answer left them", wrong)
