# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds every command that the product sends from this process against the rules, wherever it comes from."""

import sys
from pathlib import Path
from threading import Lock

from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent

from tests.mongodb.rules import offences

ROOT = Path(__file__).parents[2]
PRODUCT = ("services/", "scripts/linlictl/")


class Monitor(CommandListener):
    """Collects offences until somebody takes them; what tests themselves send is their own matter."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._lock = Lock()

    def started(self, event: CommandStartedEvent) -> None:
        origin = _origin()
        if not origin.startswith(PRODUCT):
            return
        found = [f"{origin}: {text}" for text in offences(event.command_name, event.command, origin)]
        with self._lock:
            self._found += found

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """What came of it is the caller's matter."""

    def failed(self, event: CommandFailedEvent) -> None:
        """What came of it is the caller's matter."""

    def take(self) -> list[str]:
        """The offences since the last time, each once."""
        with self._lock:
            found, self._found = self._found, []
        return sorted(set(found))


def _origin() -> str:
    """The nearest line of the project on the way to the driver; empty for the driver's own threads."""
    frame = sys._getframe(2)
    while frame:
        path = frame.f_code.co_filename
        if path.startswith(f"{ROOT}/") and "/.venv/" not in path:
            return f"{path.removeprefix(f'{ROOT}/')}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]
    return ""
