# SPDX-License-Identifier: AGPL-3.0-or-later
"""`invariants`: check what each service declares as true of its data."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path

import click

from scripts.linlictl.archives import Archive, recorded
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import UsageError
from scripts.linlictl.output import Show, say
from scripts.services import SERVICES
from services.chassis.clock import pause
from services.chassis.invariants import Finding, Invariant, Invariants, ServiceData
from services.chassis.invariants.platform import platform
from services.chassis.store.database import Document

SHOWN = 20
BROKEN = 1


@click.command()
@click.argument("services", nargs=-1, type=SERVICE)
@click.option(
    "--grace", type=click.FloatRange(0), default=60.0, show_default=True, help="Seconds something may wait."
)
@click.option(
    "--attempts",
    type=click.IntRange(1, 100),
    default=3,
    show_default=True,
    help="Look so often before something counts as wrong: the services go on while this looks.",
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    envvar="LINLI_ARCHIVE",
    help="Where `linlictl archive` put old events: what the books and ballots of then are held against.",
)
@with_connections
def invariants(
    connections: Connections,
    show: Show,
    services: tuple[str, ...],
    grace: float,
    attempts: int,
    archive: Path | None,
) -> int:
    """Check the platform's invariants and those that each service declares; exit code 1 if one is broken."""
    findings, past = [], Past(connections, archive)
    for service in services or SERVICES:
        for room, invariant in declared(service):
            found = settled(partial(_look, connections, service, invariant, grace, past), attempts)
            findings.append({"service": service, "of": room, **asdict(found)})
    show.rows(findings, ("service", "name", "checked", "broken", "doc"))
    for finding in findings:
        for offence in finding["offences"][:SHOWN]:
            say(f"{finding['service']} {finding['name']}: {offence}")
    return BROKEN if any(finding["broken"] for finding in findings) else 0


def declared(service: str) -> Iterable[tuple[str, Invariant]]:
    """The platform's invariants and the service's own."""
    own: Invariants = import_module(f"services.{service}.invariants").invariants
    return [*(("platform", one) for one in platform), *((service, one) for one in own)]


class Past:
    """The archived events of each service. Raises UsageError where they are needed and not at hand."""

    def __init__(self, connections: Connections, folder: Path | None) -> None:
        self._reach, self._folder = connections, folder
        self._open: dict[str, Archive] = {}

    def __call__(self, service: str) -> Iterator[Document]:
        if service not in self._open:
            self._open[service] = self._of(service)
        return self._open[service].events()

    def _of(self, service: str) -> Archive:
        database = self._reach.database(service)
        if self._folder:
            return Archive.of(self._folder, service, database)
        if runs := recorded(database):
            raise UsageError(
                f"events of {service} before {runs[-1]['before']:%Y-%m-%d} are archived: "
                "name the folder with --archive"
            )
        return Archive(())


def service_data(connections: Connections, service: str, grace: float, past: Past) -> ServiceData:
    return ServiceData(
        service,
        connections.database(service),
        connections.tx(service),
        connections.clock(service)(),
        timedelta(seconds=grace),
        lambda other: service_data(connections, other, grace, past),
        past,
    )


def settled(look: Callable[[], Finding], attempts: int) -> Finding:
    """What is still wrong after so many looks: the data move while they are read."""
    found = look()
    for _ in range(attempts - 1):
        if not found.broken:
            break
        pause(1)
        again = look()
        still = tuple(text for text in again.offences if text in found.offences)
        found = replace(again, broken=len(still), offences=still)
    return found


def _look(connections: Connections, service: str, invariant: Invariant, grace: float, past: Past) -> Finding:
    return invariant.find(service_data(connections, service, grace, past))
