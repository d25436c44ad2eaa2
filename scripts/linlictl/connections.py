# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the tool finds broker and databases: LINLI_AMQP_URL and LINLI_MONGODB_URI, else the local stack."""

import functools
import os
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from types import TracebackType
from typing import Any, Self

import click
from pydantic import ValidationError

from scripts.linlictl.broker import Broker
from scripts.linlictl.errors import UsageError
from scripts.linlictl.output import Show
from scripts.services import SERVICES
from scripts.stack import ports
from scripts.stack.stack import run_folder
from scripts.stack.state import State
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.topology import Topology
from services.chassis.settings import Settings
from services.chassis.store import Database, StoreDown, UnitOfWork, connect
from services.chassis.store.simulation import SimulatedClock
from services.chassis.store.subscription import Subscribed, Subscription

NOT_NEEDED = {"LINLI_ISSUER": "http://not.needed", "LINLI_JWKS_URL": "http://not.needed"}
SERVERS = {"LINLI_AMQP_URL": "broker", "LINLI_MONGODB_URI": "engine"}


class Connections:
    """Connections that are opened when first asked for and closed at the end."""

    def __init__(self, port_base: int) -> None:
        self._port_base = port_base
        self._open = ExitStack()
        self._databases: dict[str, Database] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @functools.cached_property
    def settings(self) -> Settings:
        """Raises UsageError when a server is neither named nor running here; SettingsError."""
        return Settings.load(self.given)

    @functools.cached_property
    def given(self) -> dict[str, str]:
        """The environment, and of the local stack what it does not say. Raises UsageError."""
        given = NOT_NEEDED | dict(os.environ)
        if not given.get("LINLI_SETTINGS") and not given.get("LINLI_SECRETS_DIR"):
            given |= {name: self._local(part, name) for name, part in SERVERS.items() if not given.get(name)}
        return given

    @functools.cached_property
    def broker(self) -> Broker:
        return self._open.enter_context(Broker(self.address))

    @property
    def address(self) -> BrokerAddress:
        return BrokerAddress.of(self.settings)

    def database(self, service: str) -> Database:
        """A service's database. Raises UsageError when it cannot be reached."""
        if service not in self._databases:
            try:
                database = connect(self.settings, service)
                database.ping()
            except StoreDown as error:
                raise UsageError(
                    f"the database cannot be reached: {str(error).split(',')[0][:200]}"
                ) from None
            self._open.callback(database.close)
            self._databases[service] = database
        return self._databases[service]

    def at_prefix(self, prefix: str) -> "Connections":
        """The same servers, other databases; closed with this. Raises UsageError for no prefix."""
        given = self.settings.model_dump() | {"database_prefix": prefix}
        try:
            changed = Settings.model_validate(given)
        except ValidationError:
            raise UsageError(f"{prefix!r} is no prefix of databases: small letters, digits, _") from None
        other = Connections(self._port_base)
        other.__dict__["settings"] = changed
        self._open.callback(other._open.close)
        return other

    def topology(self, service: str) -> Topology:
        return Topology(service, self.settings.queue_prefix)

    def subscribed(self, service: str) -> Subscribed:
        """What is on record of a consumer's inbox. Raises UsageError when no worker of it ever ran."""
        found = Subscription(self.database(service)).read()
        if found is None:
            raise UsageError(f"{service} has no inbox: it consumes nothing, or its worker never ran")
        return found

    def clock(self, service: str) -> SimulatedClock:
        """The business time: the simulated one if somebody has set it."""
        return SimulatedClock(self.database(service), self.settings.database_prefix)

    def tx(self, service: str) -> type[UnitOfWork]:
        found: type[UnitOfWork] = import_module(f"services.{service}.store").Tx
        return found

    def _local(self, part: str, variable: str) -> str:
        running = {process.name: process for process in State(run_folder(self._port_base)).alive()}
        if part not in running:
            raise UsageError(
                f"no {part} is running at port base {self._port_base}: `make up`, or set {variable}"
            )
        return running[part].address


def with_connections(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its reach and its way to show results, and the options that every command has."""

    @click.option(
        "--output", type=click.Choice(["table", "json"]), default="table", help="How results are shown."
    )
    @click.option(
        "--port-base",
        type=click.IntRange(ports.LOWEST, ports.HIGHEST - ports.SPAN),
        envvar="LINLI_PORT_BASE",
        default=ports.DEFAULT_BASE,
        show_default=True,
        help="The local stack to use when LINLI_AMQP_URL or LINLI_MONGODB_URI is not set.",
    )
    @functools.wraps(command)
    def run(*args: Any, output: str, port_base: int, **given: Any) -> Any:  # noqa: ANN401 - click's
        with Connections(port_base) as connections:
            return command(connections, Show(output), *args, **given)

    return run


SERVICE = click.Choice(SERVICES)
