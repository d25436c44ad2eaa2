# SPDX-License-Identifier: AGPL-3.0-or-later
"""An engine that asks who is there: each service is a user of its own with the rights that the charts grant.

The embedded engine lets a client's bulkWrite into any database (MongoDB asks for each namespace in it): of
writing, what other commands do is shown.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pymongo import MongoClient

from scripts.stack import ports, ready
from services.chassis.clock import monotonic, pause

PREFIX = "linli_"
ADMINISTRATOR = "administrator"
OPTIONS = "?directConnection=true&serverMonitoringMode=poll&authSource=admin"
START_S = 60
Role = dict[str, str]


def roles_of(service: str) -> list[Role]:
    """What `deploy/helm/linli-data` gives to a service's user (tests/deploy compares)."""
    return [{"role": "readWrite", "db": f"{PREFIX}{service}"}]


CLOCK: Role = {"role": "read", "db": f"{PREFIX}simulation"}
"""Where the clock can be moved (LINLI_CLOCK=simulated), a service looks at it."""


@dataclass(frozen=True)
class Guarded:
    """Every user's password is the user's name."""

    port: int

    def uri(self, user: str = ADMINISTRATOR) -> str:
        return f"mongodb://{user}:{user}@{ports.HOST}:{self.port}/{OPTIONS}"


@contextmanager
def guarded_engine(folder: Path, services: Iterable[str]) -> Iterator[Guarded]:
    """Users are made while it asks nobody, as its manual says; then it is started again."""
    port = ports.free_base()
    command = [str(Path(sys.executable).with_name("secantusd-py")), "--host", ports.HOST]
    command += ["--port", str(port), "--storage-path", str(folder / "engine")]
    for more in ((), ("--auth",)):
        with subprocess.Popen([*command, *more], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            _await(port)
            if more:
                yield Guarded(port)
            else:
                _add_users(port, services)
            run.terminate()


def _await(port: int) -> None:
    ends, is_ready = monotonic() + START_S, ready.mongodb(port)
    while not is_ready():
        assert monotonic() < ends, "the engine did not start"
        pause(0.05)


def _add_users(port: int, services: Iterable[str]) -> None:
    users: dict[str, list[Role]] = {name: [*roles_of(name), CLOCK] for name in services}
    users[ADMINISTRATOR] = [{"role": "root", "db": "admin"}]
    with MongoClient[dict[str, Any]](f"mongodb://{ports.HOST}:{port}/?directConnection=true") as client:
        for name, roles in users.items():
            client.admin.command("createUser", name, pwd=name, roles=roles)
