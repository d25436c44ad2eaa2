# SPDX-License-Identifier: AGPL-3.0-or-later
"""`audit`: prove that every act stands in its district's chain as it happened, or name those that do not."""

import re
from pathlib import Path

import click

from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import UsageError
from scripts.linlictl.invariants import BROKEN, SHOWN, Past, service_data
from scripts.linlictl.output import Show, say
from scripts.services import SERVICES
from services.chassis import audit_export, written
from services.chassis.invariants.platform import platform

ANCHOR = re.compile(r"([1-9][0-9]{0,11}):([0-9a-f]{64})")
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


@audit.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--anchor", "anchors", multiple=True, help="A published head, as SIZE:HEAD; any number of them."
)
@click.option(
    "--output", type=click.Choice(["table", "json"]), default="table", help="How results are shown."
)
def check(file: Path, anchors: tuple[str, ...], output: str) -> int:
    """Hold an exported file against its own chain and published heads; exit code 1 where a row is wrong.

    It needs no connection. A row whose predecessor the file does not have is `alone`: only a published head
    proves it.
    """
    heads = _heads(anchors)
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = audit_export.read(opened)
    except ValueError as error:
        raise UsageError(f"{file.name}: {error}") from error
    wrong = [text for text in audit_export.faults(rows, heads) if text]
    numbers = {audit_export.number_of(row) for row in rows}
    alone = sum(number > 0 and number - 1 not in numbers for number in numbers)
    proven = sorted(size for size in heads if size - 1 in numbers)
    found = {"rows": len(rows), "alone": alone, "broken": len(wrong), "anchored": proven}
    Show(output).one(found)
    for text in wrong[:SHOWN]:
        say(text)
    return BROKEN if wrong else 0


def _heads(anchors: tuple[str, ...]) -> dict[int, str]:
    """Published heads by their sizes. Raises UsageError."""
    found = [ANCHOR.fullmatch(anchor) for anchor in anchors]
    if not all(found):
        raise UsageError("--anchor is SIZE:HEAD, such as 48211:9f86…, 64 hexadecimal digits")
    return {written.whole(one[1]): one[2] for one in found if one}
