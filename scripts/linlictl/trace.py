# SPDX-License-Identifier: AGPL-3.0-or-later
"""`trace`: from a request to all that came of it, over all services."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from scripts.linlictl.output import Show, say
from scripts.linlictl.reach import Reach, with_reach
from scripts.linlictl.wrong import Wrong
from scripts.stack import plan
from services.chassis.contracts import registry
from services.chassis.entropy import made_at
from services.chassis.store.database import Document
from services.chassis.store.effects import Effects

Events = dict[str, Document]
"""By id, each with its `service`."""
Lasts = tuple[bool, ...]
"""For each step from the top down to an event: whether it is the last one under its cause."""

SHOWN = ("service", "type", "tenant", "aggregate", "sequence", "time", "actor", "cause", "correlation")


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--at", type=click.DateTime(), help="When the request began (UTC), if its id does not say.")
@click.option(
    "--within", type=click.IntRange(1, 24 * 60), default=15, show_default=True, help="Minutes it took."
)
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=1000, show_default=True, help="At most so many events."
)
@with_reach
def trace(reach: Reach, show: Show, id_: str, at: datetime | None, within: int, limit: int) -> None:
    """Print what came of a request: ID is its X-Request-Id (a problem's correlation_id), or an event's.

    Each event stands under its cause, with the services that consume it. What a request recorded itself is
    found by the time in its id; one that a client chose has none: say --at.
    """
    search = Search({service: Effects(reach.database(service)) for service in plan.SERVICES}, limit)
    begun = at.replace(tzinfo=UTC) if at else None
    correlation, events = search.run(id_, begun, timedelta(minutes=within))
    if not events:
        hint = "" if begun or _time_in(correlation) else "; its id has no time in it: say --at when it began"
        raise Wrong(f"no event is {id_} or came of it{hint}")
    tree = _tree(correlation, events)
    if show.form == "json":
        show.rows([{**_row(event), "depth": len(lasts)} for event, lasts in tree], ())
        return
    click.echo(f"request {correlation}")
    for event, lasts in tree:
        click.echo(_line(_row(event), lasts))
    if len(events) == limit:
        say(f"perhaps there is more: --limit is {limit}")


@dataclass
class Search:
    """All services' event logs, asked together; `limit` bounds the events that are kept."""

    logs: Mapping[str, Effects]
    limit: int

    def run(self, id_: str, begun: datetime | None, within: timedelta) -> tuple[str, Events]:
        """The correlation that the id means, and its events."""
        named = self._named(id_)
        correlation = next((event["correlation"] for event in named.values()), id_)
        events = named | self._each(lambda log: log.later(correlation, self.limit))
        while missing := {event["cause"] for event in events.values()} - set(events) - {correlation}:
            causes = {key: event for cause in missing for key, event in self._named(cause).items()}
            if not causes:
                break
            events |= causes
        begun = begun or _time_in(correlation) or _begin(events)
        if begun:
            start = begun
            events |= self._each(lambda log: log.at_once(correlation, start, within, self.limit))
        return correlation, dict(sorted(events.items())[: self.limit])

    def _named(self, event_id: str) -> Events:
        return self._each(lambda log: [event] if (event := log.event(event_id)) else [])

    def _each(self, ask: Callable[[Effects], Iterable[Document]]) -> Events:
        return {
            event["_id"]: {**event, "service": service}
            for service, log in self.logs.items()
            for event in ask(log)
        }


def _time_in(id_: str) -> datetime | None:
    """When an id of ours was made; None for one that a client chose."""
    try:
        return made_at(id_)
    except (ValueError, OverflowError):
        return None


def _begin(events: Events) -> datetime | None:
    return made_at(min(events)) if events else None


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
