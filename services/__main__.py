# SPDX-License-Identifier: AGPL-3.0-or-later
"""One process of one service: `python -m services dispatch api`. Image, charts and local stack start it so.

api answers HTTP (the portal has no other), worker runs relay, inboxes and timers, indexes makes what the
database lacks and ends. The process becomes what it starts: who signals it signals that.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from services.chassis.observe import configure
from services.chassis.settings import SettingsError
from services.chassis.store import StoreRefused

FOLDER = Path(__file__).parent
PROCESSES = ("api", "worker", "indexes")
PORTAL = "portal"
REFUSED, FAILED = 2, 1


class UnknownProcess(Exception):
    """There is no such service, or it has no such process; the text names those there are."""


def command(service: str, process: str) -> tuple[str, ...]:
    """What Python is told to become a process of a service. Raises UnknownProcess."""
    known = sorted(path.parent.name for path in FOLDER.glob("*/app.py"))
    if service not in known:
        raise UnknownProcess(f"there is no service {service!r}; there are {', '.join(known)}")
    processes = PROCESSES[:1] if service == PORTAL else PROCESSES
    if process not in processes:
        raise UnknownProcess(f"{service} has no process {process!r}; it has {', '.join(processes)}")
    if process == "api":
        configuration = str(FOLDER / "chassis" / "gunicorn_conf.py")
        return ("-m", "gunicorn", "--config", configuration, f"services.{service}.app:create_api()")
    if process == "worker":
        return ("-m", "services.chassis.worker", f"services.{service}.app")
    return ("-m", "services", service, process)


def make_indexes(service: str) -> int:
    """Make the collections and indexes that are missing, however long it takes; the exit code."""
    try:
        worker = import_module(f"services.{service}.app").create_worker()
        configure(service, worker.settings)
        worker.store.make_indexes()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    except StoreRefused as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return FAILED
    return 0


def main(arguments: Sequence[str]) -> int:
    """Start one process; comes back only if it may not, or from one that ends."""
    try:
        service, process = arguments
    except ValueError:
        sys.stderr.write(f"usage: python -m services SERVICE {'|'.join(PROCESSES)}\n")
        return REFUSED
    try:
        line = command(service, process)
    except UnknownProcess as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    if process == "indexes":
        return make_indexes(service)
    return os.execv(sys.executable, (sys.executable, *line))  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
