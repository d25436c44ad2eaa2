# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is acknowledged is durable: every commit asks for the journal of most servers."""

from typing import Any

from pymongo import MongoClient
from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent

from services.chassis.clock import system_now
from services.chassis.store import Database, Store
from tests.system.chassis.conftest import ACTOR, SenderTx, Thing


class Commits(CommandListener):
    """Overhears what the driver asks for when it commits."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def started(self, event: CommandStartedEvent) -> None:
        if event.command_name == "commitTransaction":
            self.asked.append(event.command.get("writeConcern"))

    def succeeded(self, event: CommandSucceededEvent) -> None: ...

    def failed(self, event: CommandFailedEvent) -> None: ...


def test_a_commit_waits_for_the_journal(mongodb_uri: str, database: str) -> None:
    commits = Commits()
    client: MongoClient[dict[str, Any]] = MongoClient(
        mongodb_uri, event_listeners=[commits], timeoutMS=10_000
    )
    store = Store(Database(client, f"{database}x"), SenderTx, system_now)
    store.transact(ACTOR, lambda tx: tx.things.add(Thing("a", "a")))
    client.close()
    assert [(asked["w"], asked["j"]) for asked in commits.asked] == [("majority", True)]
