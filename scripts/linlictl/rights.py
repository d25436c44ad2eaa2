# SPDX-License-Identifier: AGPL-3.0-or-later
"""`rights`: what each service's user may do at the broker."""

from dataclasses import asdict

import click

from scripts.linlictl.output import Show
from scripts.services import SERVICES
from services.chassis.messaging import rights

OPERATOR = "operator"


@click.command("rights")
@click.option("--output", type=click.Choice(["table", "json"]), default="table", help="How to show them.")
@click.option("--prefix", default="", help="The installation's LINLI_QUEUE_PREFIX.")
@click.option("--passive", is_flag=True, help="For LINLI_DECLARE=passive: somebody else declares.")
def show_rights(output: str, prefix: str, *, passive: bool) -> None:
    """Name RabbitMQ's permissions for each service's user, and for the operator's (this tool's).

    Give them on the virtual host; the two for topics on the exchange of events. No server is asked.
    """
    given = {name: rights.of_service(name, prefix, declares=not passive) for name in SERVICES}
    given[OPERATOR] = rights.of_operator(prefix)
    rows = [{"user": name, **asdict(one)} for name, one in given.items()]
    columns = ("user", "configure", "write", "read", "topic_write", "topic_read")
    Show(output).rows(rows, columns)
