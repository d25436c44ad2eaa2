# SPDX-License-Identifier: AGPL-3.0-or-later
"""`waiting`: the lanes in which received events wait, and for what."""

import click

from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.output import Show
from services.chassis.store.parked import ParkedEvents
from services.chassis.store.positions import WAITING_LANES, Positions


@click.command()
@click.argument("service", type=SERVICE)
@click.option("--unknown", is_flag=True, help="Only those that wait for a newer release.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True)
@with_connections
def waiting(connections: Connections, show: Show, service: str, *, unknown: bool, limit: int) -> None:
    """List the lanes of SERVICE that wait: how many events, when the first is tried, its type and last error.

    A lane whose first event is of an unknown type waits for the release that knows it.
    """
    database = connections.database(service)
    where = {"awaits": {"$exists": True}} if unknown else {}
    positions = Positions(database, 0)
    rows = []
    for lane in database.collection(WAITING_LANES).find(where).limit(limit):
        first = next(iter(ParkedEvents(database).first(lane["tenant"], lane["_id"], 1, None)), None)
        position = positions.load([(lane["_id"], lane["tenant"])], None)[lane["_id"]]
        found = {"lane": lane["_id"], "events": position.waiting, "awaits": lane.get("awaits")}
        found |= {"try_at": None if "awaits" in lane else lane["try_at"]}
        if first:
            found |= {"type": first.type, "failures": first.attempts, "error": first.error}
        rows.append(found)
    show.rows(rows, ("lane", "events", "type", "awaits", "failures", "try_at", "error"))
