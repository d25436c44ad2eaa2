# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service that only chaos has: its effect is not idempotent, so a lost or doubled event shows.

It listens to every event of identity and dispatch beside their declared consumers, through the chassis' own
inbox, adds up and appends for each aggregate.
"""

from dataclasses import dataclass, replace
from typing import Any

from services.chassis.contracts import registry
from services.chassis.messaging import Reactions
from services.chassis.settings import Settings
from services.chassis.store import Collection, UnitOfWork, connect, make_store
from services.chassis.timers import Timers
from services.chassis.worker import Worker

SERVICE = "ledger"
POISON = "poison"


@dataclass(frozen=True, slots=True)
class Account:
    """One aggregate of another service: the sum of what came in, and each entry, in the order it came."""

    id: str
    total: int = 0
    entries: tuple[str, ...] = ()


class Tx(UnitOfWork):
    accounts = Collection(Account, "accounts")


class Indigestible(Exception):
    """A remark that this service cannot bear: planted poison."""


def enter(tx: Tx, message: Any) -> None:
    event = tx.event
    assert event is not None
    if getattr(message, "text", "") == POISON:
        raise Indigestible(event.id)
    known = tx.accounts.find(event.aggregate)
    account = known or Account(event.aggregate)
    account = replace(account, total=account.total + event.sequence, entries=(*account.entries, event.id))
    if known:
        tx.accounts.save(account)
    else:
        tx.accounts.add(account)


class LedgerWorker(Worker):
    """A worker whose consumption is declared here, not in the product's registry."""

    def _check_reactions(self) -> None:
        """The registry does not name it."""


def create_worker() -> Worker:
    settings = Settings.load()
    reactions = Reactions()
    for event_type in registry():
        reactions.on(event_type)(enter)
    return LedgerWorker(
        settings, SERVICE, make_store(settings, connect(settings, SERVICE), Tx), reactions, Timers()
    )
