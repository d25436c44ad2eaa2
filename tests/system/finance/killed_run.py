# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker that fires what is due and kills itself at a commit: `before` it is sent, or `after` it is done.

`python -m tests.system.finance.killed_run <mongodb-uri> <database-prefix> <which-commit> <before|after>`
"""

import os
import signal
import sys

from pymongo import monitoring

from services.chassis.settings import Settings
from services.chassis.store import Store, connect
from services.chassis.store.leases import Lease
from services.chassis.store.simulation import SimulatedClock
from services.chassis.timers import TimerRunner
from services.finance.store import Tx
from services.finance.timers import timers


class Killer(monitoring.CommandListener):
    """Counts commits and ends the process with SIGKILL at one of them."""

    def __init__(self, which: int, moment: str) -> None:
        self.left, self.moment = which, moment

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        if event.command_name == "commitTransaction":
            self.left -= 1
            self._kill("before")

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        if event.command_name == "commitTransaction":
            self._kill("after")

    def failed(self, event: monitoring.CommandFailedEvent) -> None: ...

    def _kill(self, moment: str) -> None:
        if not self.left and moment == self.moment:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    uri, prefix, which, moment = sys.argv[1:]
    monitoring.register(Killer(int(which), moment))
    settings = Settings.load(
        {
            "LINLI_AMQP_URL": "amqp://127.0.0.1:1",
            "LINLI_MONGODB_URI": uri,
            "LINLI_DATABASE_PREFIX": prefix,
            "LINLI_ISSUER": "http://127.0.0.1:1",
            "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks",
        }
    )
    database = connect(settings, "finance")
    store = Store(database, Tx, SimulatedClock(database, settings.database_prefix))
    runner = TimerRunner(store, "finance", timers, Lease(database, "timers", "killed"), 100, 3)
    while runner.step():
        pass


if __name__ == "__main__":
    main()
