# SPDX-License-Identifier: AGPL-3.0-or-later
"""`invariants`: check what each service declares as true of its data."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import timedelta
from functools import partial
from importlib import import_module

import click

from scripts.linlictl.output import Show, say
from scripts.linlictl.reach import SERVICE, Reach, with_reach
from scripts.stack import plan
from services.chassis.clock import pause
from services.chassis.invariants import Books, Finding, Invariant, Invariants
from services.chassis.invariants.spine import spine

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
@with_reach
def invariants(reach: Reach, show: Show, services: tuple[str, ...], grace: float, attempts: int) -> int:
    """Check the spine's invariants and those that each service declares; exit code 1 if one is broken."""
    findings = []
    for service in services or plan.SERVICES:
        for room, invariant in declared(service):
            found = settled(partial(_look, reach, service, invariant, grace), attempts)
            findings.append({"service": service, "of": room, **asdict(found)})
    show.rows(findings, ("service", "name", "checked", "broken", "doc"))
    for finding in findings:
        for offence in finding["offences"][:SHOWN]:
            say(f"{finding['service']} {finding['name']}: {offence}")
    return BROKEN if any(finding["broken"] for finding in findings) else 0


def declared(service: str) -> Iterable[tuple[str, Invariant]]:
    """The spine's invariants and the service's own."""
    own: Invariants = import_module(f"services.{service}.invariants").invariants
    return [*(("spine", one) for one in spine), *((service, one) for one in own)]


def books(reach: Reach, service: str, grace: float) -> Books:
    return Books(
        service,
        reach.database(service),
        reach.tx(service),
        reach.clock(service)(),
        timedelta(seconds=grace),
        lambda other: books(reach, other, grace),
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


def _look(reach: Reach, service: str, invariant: Invariant, grace: float) -> Finding:
    return invariant.find(books(reach, service, grace))
