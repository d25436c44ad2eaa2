# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds every command that the product sends from this process against the rules, wherever it comes from.

Its queries must stand on a declared index, too.
"""

import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from threading import Lock

from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent

from scripts.services import SERVICES
from services.chassis.store import UnitOfWork, indexes
from tests.mongodb.planner import Index, index_of, unserved
from tests.mongodb.rules import offences
from tests.mongodb.shapes import Shape, shapes

ROOT = Path(__file__).parents[2]
PRODUCT = ("services/", "scripts/linlictl/")
UNITS: dict[str, type[UnitOfWork]] = {name: import_module(f"services.{name}.store").Tx for name in SERVICES}
"""By service; of any other, a test's own, only the chassis' collections are known."""

UNPLANNED = {
    "services/chassis/invariants/": "an operator's check of everything",
    **{f"services/{name}/invariants.py": "an operator's check of everything" for name in SERVICES},
    "services/chassis/store/dead_letters.py": "an operator's tool counts them all",
    "services/chassis/store/blobs.py": "GridFS has the driver's own indexes",
    "scripts/linlictl/": "an operator's tool, seldom run",
}
"""Files whose queries need no index, each with the reason."""

COLLECTIONS = (
    "services/chassis/store/transaction.py",
    "services/chassis/store/collection.py",
    "services/chassis/store/identity_map.py",
    "services/chassis/store/listing.py",
)
"""Behind them stands who asks: a test's own question is its own matter."""


class Monitor(CommandListener):
    """Collects offences until somebody takes them; what tests themselves send is their own matter."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._lock = Lock()
        self._planned: dict[tuple[object, ...], list[str]] = {}

    def started(self, event: CommandStartedEvent) -> None:
        lines = _lines()
        origin = next(lines, "")
        if not origin.startswith(PRODUCT):
            return
        found = [f"{origin}: {text}" for text in offences(event.command_name, event.command, origin)]
        asker = next((line for line in chain((origin,), lines) if not line.startswith(COLLECTIONS)), "")
        if asker.startswith(PRODUCT) and not asker.startswith(tuple(UNPLANNED)):
            asked = shapes(event.command_name, event.command)
            found += [
                f"{asker}: {text}" for one in asked for text in self._unserved(one, event.database_name)
            ]
        if found:
            with self._lock:
                self._found += found

    def _unserved(self, shape: Shape, database: str) -> list[str]:
        """Looked for once a shape: thousands of queries are alike."""
        unit = _unit(database)
        key = (unit, *shape.key)
        if key not in self._planned:
            self._planned[key] = unserved([shape], declared_indexes(unit))
        return self._planned[key]

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """What came of it is the caller's matter."""

    def failed(self, event: CommandFailedEvent) -> None:
        """What came of it is the caller's matter."""

    def take(self) -> list[str]:
        """The offences since the last time, each once."""
        with self._lock:
            found, self._found = self._found, []
        return sorted(set(found))


@cache
def _unit(database: str) -> type[UnitOfWork]:
    """Of the service whose database it is: it is named after it, behind a prefix."""
    return next((unit for name, unit in UNITS.items() if database.endswith(name)), UnitOfWork)


@cache
def declared_indexes(unit: type[UnitOfWork]) -> dict[str, list[Index]]:
    """By collection."""
    return {name: list(map(index_of, models)) for name, models in indexes.declared(unit).items()}


def _lines() -> Iterator[str]:
    """The project's lines on the way to the driver, the nearest first; none for the driver's own threads."""
    frame = sys._getframe(2)
    while frame:
        if file := _file(frame.f_code.co_filename):
            yield f"{file}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]


@cache
def _file(path: str) -> str:
    """Where it is in the project; empty outside."""
    inside = path.startswith(f"{ROOT}/") and "/.venv/" not in path
    return path.removeprefix(f"{ROOT}/") if inside else ""
