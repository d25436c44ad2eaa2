# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker that fires what is due of identity and kills itself at a commit.

`python -m tests.system.identity.killed_batch <mongodb-uri> <database-prefix> <which-commit> <before|after>`
"""

import sys
from dataclasses import replace

from pymongo import monitoring

from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner
from services.identity.app import SERVICE, open_store
from services.identity.store import IdentitySettings
from services.identity.timers import timers
from tests.system.identity.conftest import KEYS
from tests.system.killer import Killer


def main() -> None:
    uri, prefix, which, moment = sys.argv[1:]
    monitoring.register(Killer(int(which), moment))
    given = {"MONGODB_URI": uri, "DATABASE_PREFIX": prefix, **KEYS}
    settings = IdentitySettings.load({f"LINLI_{name}": value for name, value in given.items()})
    store = replace(open_store(settings), preparation=None)
    runner = TimerRunner(store, SERVICE, timers, Lease(store.database, "timers", "killed", 10), 100, 3)
    while runner.step():
        pass


if __name__ == "__main__":
    main()
