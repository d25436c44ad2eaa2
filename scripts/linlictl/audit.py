# SPDX-License-Identifier: AGPL-3.0-or-later
"""`audit`: prove that every act stands in its district's chain as it happened, or name those that do not."""

from pathlib import Path

import click

from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.invariants import BROKEN, SHOWN, Past, service_data
from scripts.linlictl.output import Show, say
from scripts.services import SERVICES
from services.chassis.invariants.platform import platform

CHAIN = "the_audit_chain_is_whole"


@click.group()
def audit() -> None:
    """Look into the audit trails."""


@audit.command("verify")
@click.argument("services", nargs=-1, type=SERVICE)
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    envvar="LINLI_ARCHIVE",
    help="Where `linlictl archive` put old events: they stand in the chains, too.",
)
@with_connections
def verify(connections: Connections, show: Show, services: tuple[str, ...], archive: Path | None) -> int:
    """Hold the chains against the logs; exit code 1, and each act that was changed, dropped or put in."""
    (chain,) = (one for one in platform if one.name == CHAIN)
    past = Past(connections, archive)
    found = {name: chain.find(service_data(connections, name, 0, past)) for name in services or SERVICES}
    rows = [{"service": name, "checked": one.checked, "broken": one.broken} for name, one in found.items()]
    show.rows(rows, ("service", "checked", "broken"))
    for name, one in found.items():
        for offence in one.offences[:SHOWN]:
            say(f"{name}: {offence}")
    return BROKEN if any(one.broken for one in found.values()) else 0
