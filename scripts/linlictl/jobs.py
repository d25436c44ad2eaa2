# SPDX-License-Identifier: AGPL-3.0-or-later
"""`jobs`: the long work of a service, how far it is and what became of it."""

import click

from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.output import Show
from services.chassis.store.jobs import JOBS, JobState

STATES = [state.value for state in JobState]
COLUMNS = ("tenant", "id", "kind", "state", "done", "total", "started_at", "by", "problem")


@click.command()
@click.argument("service", type=SERVICE)
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True)
@with_connections
def jobs(connections: Connections, show: Show, service: str, state: str | None, limit: int) -> None:
    """List the jobs of SERVICE in all districts, the latest first: exports and other work over many rows.

    A running job whose count stands still waits for its timer: `linlictl lag` shows those that failed.
    """
    where = {"state": state} if state else {}
    found = connections.database(service).collection(JOBS.name).find(where).sort("started_at", -1)
    rows = [{name: job.get(name) for name in COLUMNS} for job in found.limit(limit)]
    show.rows(rows, COLUMNS)
