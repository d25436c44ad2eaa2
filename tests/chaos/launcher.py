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

from tests.chaos.guards import GUARDS
from tests.chaos.points import Points

PROCESS, ORDERS, BROKEN = "CHAOS_PROCESS", "CHAOS_ORDERS", "CHAOS_BROKEN"


def _prepare() -> None:
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
