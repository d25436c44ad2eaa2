# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lag`: what waits in each service."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import click

from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.output import Show
from scripts.services import SERVICES
from services.chassis.clock import system_now
from services.chassis.store import Database
from services.chassis.store.dead_letters import DEAD_LETTERS
from services.chassis.store.leases import LEASES
from services.chassis.store.parked import PARKED
from services.chassis.store.positions import WAITING_LANES
from services.chassis.store.relay_records import RelayRecords
from services.chassis.store.timers import TIMERS, given_up, overdue

MOST = 10_000


@click.command()
@click.argument("services", nargs=-1, type=SERVICE)
@with_connections
def lag(connections: Connections, show: Show, services: tuple[str, ...]) -> None:
    """Show what waits: events, stalled lanes, parked ones, dead letters, timers overdue and failed, leases.

    Counts stop at 10,000.
    """
    found = [_lag(connections, service) for service in services or SERVICES]
    if show.form == "json":
        show.rows(found, ())
    else:
        show.rows([row for one in found for row in _lines(one)], ("service", "what", "value"))


def _lag(connections: Connections, service: str) -> dict[str, Any]:
    database = connections.database(service)
    relay, now = RelayRecords(database), system_now()
    oldest = relay.oldest_waiting()
    return {
        "service": service,
        "unpublished": relay.waiting(),
        "oldest_unpublished_seconds": _seconds(now - oldest) if oldest else None,
        "stalled_lanes": relay.stalled_count(),
        "parked": _count(database, PARKED, {}),
        "lanes_waiting": _count(database, WAITING_LANES, {}),
        "lanes_of_unknown_types": _count(database, WAITING_LANES, {"awaits": {"$exists": True}}),
        "dead_letters": _count(database, DEAD_LETTERS, {}),
        "timers_overdue": _count(database, TIMERS, overdue(connections.clock(service)())),
        "timers_failed": _count(database, TIMERS, given_up()),
        "leases": [
            {"name": lease["_id"], "owner": lease["owner"], "seconds_left": _seconds(lease["until"] - now)}
            for lease in database.collection(LEASES).find()
        ],
    }


def _lines(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    service = found["service"]
    for name in (name for name in found if name not in ("service", "leases")):
        yield {"service": service, "what": name, "value": found[name]}
    for lease in found["leases"]:
        held = f"{lease['owner']} ({lease['seconds_left']} s left)"
        yield {"service": service, "what": f"lease {lease['name']}", "value": held}


def _count(database: Database, collection: str, where: dict[str, Any]) -> int:
    return database.collection(collection).count_documents(where, limit=MOST)


def _seconds(span: timedelta) -> float:
    return round(span.total_seconds(), 1)
