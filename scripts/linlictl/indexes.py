# SPDX-License-Identifier: AGPL-3.0-or-later
"""`indexes`: what a service's database lacks of its indexes, and what it has that is declared no more."""

from importlib import import_module

import click
from pymongo import timeout

from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import Aborted
from scripts.linlictl.output import Show, agreed, say
from services.chassis.store import StoreRefused, UnitOfWork, indexes
from services.chassis.store.indexes import Found

COLUMNS = ("index", "is", "then")


@click.command("indexes")
@click.argument("service", type=SERVICE)
@click.option("--drop", is_flag=True, help="Also drop what is declared no more, and make anew what differs.")
@click.option("--dry-run", is_flag=True, help="Look only.")
@click.option("--yes", is_flag=True, help="Do not ask before dropping.")
@with_connections
def make_indexes(
    connections: Connections, show: Show, service: str, drop: bool, dry_run: bool, yes: bool
) -> None:
    """Make the indexes that SERVICE declares and its database lacks, however long it takes.

    Old and new releases go on meanwhile. What is declared no more stays until --drop: an old release may
    still read by it. What differs from its declaration stops every start until it is made anew.
    """
    database, tx = connections.database(service), _unit_of(service)
    try:
        found = indexes.look(database, tx)
        show.rows(_rows(found, drop=drop), COLUMNS)
        if dry_run:
            return
        dropped = (*found.differing, *found.surplus) if drop else ()
        if dropped:
            agreed(f"drop {len(dropped)} index(es) of {service}?", yes=yes)
        with timeout(None):
            indexes.drop(database, dropped)
            indexes.make(database, tx)
        left = indexes.look(database, tx)
    except StoreRefused as error:
        raise Aborted(str(error)) from None
    if left.missing or left.differing:
        raise Aborted(f"still wrong: {', '.join((*left.missing, *left.differing))}; see --drop")
    say(f"{service}: {len(found.missing)} made, {len(dropped)} dropped")


def _rows(found: Found, *, drop: bool) -> list[dict[str, str]]:
    kinds = (
        (found.missing, "missing", "is made"),
        (found.differing, "different from its declaration", "is made anew" if drop else "stays"),
        (found.surplus, "declared no more", "is dropped" if drop else "stays"),
    )
    return [{"index": name, "is": kind, "then": then} for names, kind, then in kinds for name in names]


def _unit_of(service: str) -> type[UnitOfWork]:
    unit: type[UnitOfWork] = import_module(f"services.{service}.store").Tx
    return unit
