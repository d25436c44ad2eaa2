# SPDX-License-Identifier: AGPL-3.0-or-later
"""Was everybody told? What the services' logs tell of, beside what the outside counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from services.chassis.contracts import decode
from services.outreach.domain.facts import FACTS, Scope
from tests.chaos.drain import PREFIX
from tests.chaos.outside import Outside
from tests.chaos.settle import District

Logs = Mapping[tuple[str, str], Sequence[dict[str, Any]]]
Offences = Iterator[str]
ACCEPTED = "linli.dispatch.v1.OrderAccepted"
REPORTED = "linli.dispatch.v1.OrderReported"
AWAITED = {"sendings": {"state": "queued"}, "deliveries": {"progress": {"$in": ["waiting", "behind"]}}}


def unsent(client: Any) -> int:
    """How much outreach has still to send."""
    data = client[f"{PREFIX}outreach"]
    return sum(data[name].count_documents(where) for name, where in AWAITED.items())


def find(client: Any, outside: Outside, districts: Sequence[District], logs: Logs) -> dict[str, list[str]]:
    """The offences against each, by its name."""
    data = client[f"{PREFIX}outreach"]
    hooks, letters = outside.hooked, outside.written
    known = {one["event_id"] for one in data["deliveries"].find({}, {"event_id": 1})}
    sent = {
        f"{one['tenant']}.{one['id']}"
        for one in data["sendings"].find({"state": {"$in": ["taken", "delivered"]}})
    }
    came, told = [one.id for one in hooks], [name for name, *_ in letters]
    secrets = [one.hook_secret for one in districts]
    found: dict[str, Offences] = {
        "every fact of an order went to its integrator": _missing(_wanted(logs), came),
        "no webhook came that is none of ours": _missing(came, known),
        "webhooks came in the order of each aggregate": _disordered(logs, came),
        "every webhook is signed": (one.id for one in hooks if not any(map(one.is_signed_with, secrets))),
        "what came twice is the same": _altered([(one.id, one.body) for one in hooks], letters),
        "every message that was sent came": _missing(sent, told),
        "no message came that nobody sent": _missing(told, sent),
        "who reported is told of each acceptance once": _untold(data, logs),
    }
    return {name: list(offences) for name, offences in found.items()}


def _missing(wanted: Any, found: Any) -> Offences:
    yield from sorted(set(wanted) - set(found))


def _wanted(logs: Logs) -> list[str]:
    return [
        one["_id"] for events in logs.values() for one in events if FACTS.get(one["type"]) is Scope.ORDERS
    ]


def _disordered(logs: Logs, came: Sequence[str]) -> Offences:
    """By when each came first."""
    first = {event_id: place for place, event_id in reversed(list(enumerate(came)))}
    for lane, events in logs.items():
        places = [first[one["_id"]] for one in events if one["_id"] in first]
        if places != sorted(places):
            yield f"{lane}: {places}"


def _altered(hooks: Sequence[tuple[str, str]], letters: Sequence[tuple[str, str, str]]) -> Offences:
    """A repeat has the same id and says the same to the same."""
    said: dict[str, set[Any]] = defaultdict(set)
    for name, *what in (*hooks, *letters):
        said[name].add(tuple(what))
    yield from (f"{name}: {len(ways)} ways" for name, ways in said.items() if len(ways) > 1)


def _untold(data: Any, logs: Logs) -> Offences:
    """Each acceptance is a message of its own, or one of those that a storm's stands for."""
    reporters: dict[tuple[str, str], tuple[str, str]] = {}
    accepted: Counter[tuple[str, str]] = Counter()
    for (tenant, aggregate), events in logs.items():
        for event in events:
            if event["type"] == REPORTED:
                message: Any = decode(event["type"], event["data"])
                reporters[tenant, aggregate] = (tenant, message.reporter_id)
            elif event["type"] == ACCEPTED and reporters[tenant, aggregate][1]:
                accepted[reporters[tenant, aggregate]] += 1
    told: Counter[tuple[str, str]] = Counter()
    for message in data["messages"].find({"template": "order_accepted"}):
        told[message["tenant"], message["person_id"]] += message["count"]
    for person in sorted(accepted | told):
        if accepted[person] != told[person]:
            yield f"{person}: {accepted[person]} acceptances, told of {told[person]}"
