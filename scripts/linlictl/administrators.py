# SPDX-License-Identifier: AGPL-3.0-or-later
"""`administrators`: a district whose administrators are three persons goes back to one."""

import getpass

import click

from scripts.linlictl import operations
from scripts.linlictl.connections import Connections, with_connections
from scripts.linlictl.errors import UsageError
from scripts.linlictl.output import Show, agreed, say
from scripts.services import FIRST
from services.chassis.store import Store, tenants
from services.chassis.store.simulation import business_clock
from services.chassis.values import PLATFORM, Principal
from services.identity.commands import join_administrators
from services.identity.store import Tx

HERE = Principal(PLATFORM, "linlictl", "linlictl")


@click.group()
def administrators() -> None:
    """System, security and audit administrators of a district (三员分立)."""


@administrators.command("join")
@click.argument("tenant")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", required=True, help="Who asked for it in writing; kept in identity's `operations`.")
@with_connections
def join(connections: Connections, show: Show, tenant: str, *, yes: bool, reason: str) -> None:
    """Let district administrators of TENANT be system, security and audit administrator again.

    Nobody in the district can do that. It stands in the district's audit trail as a change of the policy
    `separation`, and the tokens of all who administer it are revoked.
    """
    database, settings = connections.database(FIRST), connections.settings
    store = Store(database, Tx, business_clock(settings.clock, database, settings.database_prefix))
    by = Principal(tenant, "linlictl", f"linlictl.{getpass.getuser()}")
    if tenant == PLATFORM or not tenants.find(store.reader(HERE), tenant):
        raise UsageError(f"{tenant}: there is no such district")
    agreed(f"make the administrators of {tenant} all three again?", yes=yes)
    if not store.transact(by, join_administrators.handle):
        say(f"the administrators of {tenant} are not apart: nothing was changed")
        return
    operations.record(database, "administrators.join", reason, [{"tenant": tenant}])
    show.rows([{"tenant": tenant, "administrators": False}], ("tenant", "administrators"))
