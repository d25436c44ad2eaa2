# SPDX-License-Identifier: AGPL-3.0-or-later
"""Starts a service's processes with the named points armed and, if told to, one guard broken.

`python -m tests.chaos.launcher services.dispatch.app` is a worker; gunicorn serves
`tests.chaos.launcher:api('services.dispatch.app')`.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pika

from services.chassis.messaging.address import BrokerAddress
from tests.chaos.guards import GUARDS
from tests.chaos.points import Points

HEARTBEAT_S = 6
PROCESS, ORDERS, BROKEN = "CHAOS_PROCESS", "CHAOS_ORDERS", "CHAOS_BROKEN"


def _beat_fast() -> None:
    """As in the product a connection that was cut in silence would last a minute."""
    parameters = BrokerAddress.pika

    def hurried(address: BrokerAddress) -> pika.URLParameters:
        found = parameters(address)
        found.heartbeat = HEARTBEAT_S
        return found

    setattr(BrokerAddress, "pika", hurried)  # noqa: B010 - the product has no such switch


def _prepare() -> None:
    _beat_fast()
    if os.environ.get(BROKEN):
        GUARDS[os.environ[BROKEN]].break_it()
    Points(os.environ[PROCESS], Path(os.environ[ORDERS])).arm()


def api(module: str) -> Any:
    """The service's application, for gunicorn."""
    _prepare()
    return import_module(module).create_api()


def main() -> int:
    _prepare()
    code: int = import_module(sys.argv[1]).create_worker().run()
    return code


if __name__ == "__main__":
    sys.exit(main())
