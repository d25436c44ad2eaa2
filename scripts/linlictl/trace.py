# SPDX-License-Identifier: AGPL-3.0-or-later
"""`trace`: from a request to all that came of it, over all services."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
from pymongo.collection import Collection

from scripts.linlictl.connections import Connections, with_connections
from scripts.linlictl.errors import UsageError
from scripts.linlictl.output import Show, say
from scripts.services import SERVICES
from services.chassis.contracts import registry
from services.chassis.store.database import Document
from services.chassis.store.event_log import EVENTS

Events = dict[str, Document]
"""By id, each with its `service`."""
Lasts = tuple[bool, ...]
"""For each step from the top down to an event: whether it is the last one under its cause."""

SHOWN = ("service", "type", "tenant", "aggregate", "sequence", "time", "actor", "cause", "correlation")


@click.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=1000,
    show_default=True,
    help="At most so many events, the oldest.",
)
@with_connections
def trace(connections: Connections, show: Show, id_: str, limit: int) -> None:
    """Print what came of a request: ID is its X-Request-Id (a problem's correlation_id), or an event's.

    Each event stands under its cause, with the services that consume it.
    """
    logs = {service: connections.database(service).collection(EVENTS) for service in SERVICES}
    named = (event for log in logs.values() if (event := log.find_one({"_id": id_})))
    correlation = next((event["correlation"] for event in named), id_)
    events = _events(logs, correlation, limit)
    if not events:
        raise UsageError(f"no event is {id_!r} or came of it")
    tree = _tree(correlation, events)
    if show.form == "json":
        show.rows([{**_row(event), "depth": len(lasts)} for event, lasts in tree], ())
        return
    click.echo(f"request {correlation}")
    for event, lasts in tree:
        click.echo(_line(_row(event), lasts))
    if len(events) == limit:
        say(f"perhaps there is more: --limit is {limit}")


def _events(logs: Mapping[str, Collection[Document]], correlation: str, limit: int) -> Events:
    """The oldest events of a correlation, by the index on that."""
    found = {
        event["_id"]: {**event, "service": service}
        for service, log in logs.items()
        for event in log.find({"correlation": correlation}).sort("_id", 1).limit(limit)
    }
    return dict(sorted(found.items())[:limit])


def _tree(correlation: str, events: Events) -> Iterator[tuple[Document, Lasts]]:
    """The events from the top down, each under its cause; what has an unknown one stands on top."""
    under: dict[str, list[Document]] = defaultdict(list)
    for event in events.values():
        under[event["cause"] if event["cause"] in events else correlation].append(event)
    yield from _below(correlation, under, ())


def _below(
    cause: str, under: Mapping[str, Sequence[Document]], lasts: Lasts
) -> Iterator[tuple[Document, Lasts]]:
    children = under.get(cause, ())
    for number, event in enumerate(children, 1):
        line = (*lasts, number == len(children))
        yield event, line
        yield from _below(event["_id"], under, line)


def _row(event: Document) -> dict[str, Any]:
    contract = registry().get(event["type"])
    consumers = list(contract.consumers) if contract else []
    return {"id": event["_id"], **{name: event[name] for name in SHOWN}, "consumers": consumers}


def _line(row: Mapping[str, Any], lasts: Lasts) -> str:
    *above, last = lasts
    bars = "".join("   " if ended else "│  " for ended in above) + ("└─ " if last else "├─ ")
    heard = f" → {', '.join(row['consumers'])}" if row["consumers"] else ""
    what = f"{row['type']} {row['tenant']} {row['aggregate']} #{row['sequence']}"
    return f"{bars}{row['time']:%Y-%m-%d %H:%M:%S} {what} by {row['actor']}{heard}  {row['id']}"
