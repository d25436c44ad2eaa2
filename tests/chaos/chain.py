# SPDX-License-Identifier: AGPL-3.0-or-later
"""From service to service nothing is lost and nothing doubled: what one told of, the next one has, once."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from services.chassis.contracts import decode
from tests.chaos.arena import Arena
from tests.chaos.customer import Acknowledged
from tests.chaos.drain import PREFIX
from tests.chaos.settle import District

Logs = Mapping[tuple[str, str], Sequence[dict[str, Any]]]
Offences = Iterator[str]
LATE = ("start", "handle", "overall")
"""The limits that are the assignee's."""


class Told:
    """What the event logs tell of."""

    def __init__(self, logs: Logs) -> None:
        self._events: dict[str, list[tuple[str, str, Any]]] = {}
        for (tenant, _), events in logs.items():
            for event in events:
                known = self._events.setdefault(event["type"], [])
                known.append((tenant, event["_id"], event["data"]))

    def of(self, event_type: str) -> Iterator[tuple[str, str, Any]]:
        """District, id and message of every event of a type."""
        for tenant, event_id, data in self._events.get(event_type, ()):
            yield tenant, event_id, decode(event_type, data)


def find(
    arena: Arena, client: Any, said: Acknowledged, districts: Sequence[District], logs: Logs
) -> dict[str, list[str]]:
    """The offences against each, as far as the services that it is about are under fire."""
    told, has = Told(logs), set(arena.services)
    companies = {(one.code, one.company) for one in districts if one.company}

    def kept(service: str, name: str, **where: Any) -> Iterator[dict[str, Any]]:
        yield from client[f"{PREFIX}{service}"][name].find(where)

    found: dict[str, Offences] = {}
    if "deliberation" in has:
        found["every deferred order is a topic once"] = _topics(told)
    if {"deliberation", "finance"} <= has:
        found["every resolution in force is a commitment once"] = _commitments(told, kept)
        found["all ordered work is an order, and as far"] = _works(told, kept)
    if "credit" in has:
        found["every late order of a company is a fact once"] = _facts(told, companies, kept)
    if "finance" in has:
        found["every payment is booked once"] = _payments(said, kept)
    return {name: list(offences) for name, offences in found.items()}


def _topics(told: Told) -> Offences:
    deferred = Counter((t, m.order_id) for t, _, m in told.of("linli.dispatch.v1.OrderDeferred"))
    raised = Counter(
        (t, m.order_id) for t, _, m in told.of("linli.deliberation.v1.TopicRaised") if m.order_id
    )
    for order in sorted(deferred | raised):
        if deferred[order] != raised[order]:
            yield f"{order} was deferred {deferred[order]} times, is {raised[order]} topics"


def _commitments(told: Told, kept: Callable[..., Iterator[dict[str, Any]]]) -> Offences:
    resolved = Counter((t, m.vote_id) for t, _, m in told.of("linli.deliberation.v1.ResolutionInForce"))
    made = Counter((t, m.commitment_id) for t, _, m in told.of("linli.finance.v1.CommitmentMade"))
    stored = {(one["tenant"], one["id"]) for one in kept("finance", "commitments")}
    for vote in sorted(resolved | made):
        if not resolved[vote] == made[vote] == 1 or vote not in stored:
            yield f"{vote}: {resolved[vote]} resolutions, {made[vote]} commitments, kept: {vote in stored}"


def _works(told: Told, kept: Callable[..., Iterator[dict[str, Any]]]) -> Offences:
    orders = {(one["tenant"], one["id"]): one for one in kept("dispatch", "orders", channel="resolution")}
    works = {(one["tenant"], one["id"]): one for one in kept("finance", "works")}
    for tenant, _, message in told.of("linli.finance.v1.WorkOrdered"):
        order, work = orders.get((tenant, message.work_id)), works.get((tenant, message.work_id))
        if order is None or work is None:
            yield f"{tenant} work {message.work_id}: order {bool(order)}, work {bool(work)}"
        elif (order["state"] == "closed") != (work["state"] != "ordered"):
            yield f"{tenant} work {message.work_id}: {work['state']}, its order is {order['state']}"


def _facts(
    told: Told, companies: set[tuple[str, str]], kept: Callable[..., Iterator[dict[str, Any]]]
) -> Offences:
    known: Counter[tuple[str, str]] = Counter()
    for fact in kept("credit", "facts"):
        if (fact["tenant"], fact["file_id"]) in companies:
            known.update((fact["tenant"], one["reference"]) for one in fact["evidence"])
    for tenant, event_id, message in told.of("linli.dispatch.v1.DeadlineBreached"):
        if message.target in LATE and (tenant, message.assignee_id) in companies:
            times = known[tenant, event_id]
            if times != 1:
                yield f"{tenant} {message.target} of order {message.order_id}: {times} facts"


def _payments(said: Acknowledged, kept: Callable[..., Iterator[dict[str, Any]]]) -> Offences:
    payments = {(one["tenant"], one["id"]): one for one in kept("finance", "payments")}
    entries = {(one["tenant"], one["id"]) for one in kept("finance", "entries")}
    for payment, fen in said.paid.items():
        tenant, payment_id = payment
        found, back = payments.get(payment), (tenant, str(uuid5(UUID(payment_id), "refund")))
        wanted = "refunded" if payment in said.refunds else "paid"
        if said.unknown[tenant, f"payment/{payment_id}"]:
            continue
        state, amount = (found["state"], found["amount"]["fen"]) if found else ("lost", 0)
        booked = (payment in entries, back in entries)
        if (state, amount, booked) != (wanted, fen, (True, wanted == "refunded")):
            yield f"{payment}: {state} {amount}, is to be {wanted} {fen}; booked and back: {booked}"
