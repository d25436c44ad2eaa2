# SPDX-License-Identifier: AGPL-3.0-or-later
"""`queues`: every queue of every service."""

from dataclasses import asdict

import click

from scripts.linlictl.connections import Connections, with_connections
from scripts.linlictl.output import Show
from scripts.services import SERVICES


@click.command()
@with_connections
def queues(connections: Connections, show: Show) -> None:
    """List every queue with its messages that are ready and its consumers.

    Messages that a consumer holds unacknowledged (at most three batches) are not counted. A queue without a
    consumer wants attention; so does a dead-letter queue that is not empty: workers empty it. A service that
    consumes nothing has no queue.
    """
    rows = []
    for service in SERVICES:
        topology = connections.topology(service)
        dead = connections.broker.queue(topology.dead)
        found = [*connections.broker.inbox(topology), *([dead] if dead else [])]
        rows += [{"service": service, "queue": state.name, **asdict(state)} for state in found]
    show.rows(rows, ("service", "queue", "ready", "consumers"))
