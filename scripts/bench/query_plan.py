# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which index the server uses for the queries that the chassis really sends."""

from typing import Any

from pymongo import monitoring
from pymongo.database import Database

Document = dict[str, Any]
ASKED = ("find", "filter", "sort", "limit", "projection")


class Listener(monitoring.CommandListener):
    """Remembers the `find` commands of every client that is made after it."""

    def __init__(self) -> None:
        self.commands: list[Document] = []
        monitoring.register(self)

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        if event.command_name == "find":
            self.commands.append({name: event.command[name] for name in ASKED if name in event.command})

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None: ...

    def failed(self, event: monitoring.CommandFailedEvent) -> None: ...


def plan(database: Database[Document], command: Document) -> str:
    """`IXSCAN due` or `COLLSCAN`, with `SORT` where the server sorts what it found."""
    explained = database.command({"explain": command, "verbosity": "queryPlanner"})
    stages = " ".join(dict.fromkeys(_stages(explained["queryPlanner"]["winningPlan"])))
    return stages or "unknown"


def _stages(stage: object) -> list[str]:
    """The stages below, innermost first."""
    if isinstance(stage, list):
        return [name for inner in stage for name in _stages(inner)]
    if not isinstance(stage, dict):
        return []
    below = [name for inner in stage.values() for name in _stages(inner)]
    kind = stage.get("stage")
    named = f"IXSCAN({stage.get('indexName')})" if kind == "IXSCAN" else kind
    return [*below, named] if named else below
