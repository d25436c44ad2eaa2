# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker that fires what is due and kills itself at a commit: `before` it is sent, or `after` it is done.

`python -m tests.system.finance.killed_run <mongodb-uri> <database-prefix> <which-commit> <before|after>`
"""

import sys

from pymongo import monitoring

from services.chassis.settings import Settings
from services.chassis.store import Store, connect
from services.chassis.store.leases import Lease
from services.chassis.store.simulation import SimulatedClock
from services.chassis.timers import TimerRunner
from services.finance.store import Tx
from services.finance.timers import timers
from tests.system.killer import Killer


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
