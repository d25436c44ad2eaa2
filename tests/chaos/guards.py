# SPDX-License-Identifier: AGPL-3.0-or-later
"""The guards of the spine, each breakable here to show that it matters. The product has no such switch."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pika.adapters.blocking_connection as blocking
from pymongo.client_session import ClientSession

from services.chassis.messaging.envelope import Outgoing
from services.chassis.messaging.publisher import Publisher
from services.chassis.store.receipts import Receipts
from services.chassis.store.writes import Pending


def ack_before_commit() -> None:
    """The broker forgets a message as soon as it is sent, whether or not its effect is committed."""
    consume = blocking.BlockingChannel.basic_consume

    def consumed(channel: Any, queue: str, callback: Callable[..., None], **more: Any) -> Any:
        return consume(channel, queue, callback, **(more | {"auto_ack": True}))

    def acked(channel: Any, delivery_tag: int = 0, multiple: bool = False) -> None:
        """Done long ago."""

    setattr(blocking.BlockingChannel, "basic_consume", consumed)  # noqa: B010
    setattr(blocking.BlockingChannel, "basic_ack", acked)  # noqa: B010


def no_inbox() -> None:
    """No id of a received event is kept."""

    def seen(receipts: Receipts, ids: Sequence[str], session: ClientSession | None) -> set[str]:
        return set()

    def remember(receipts: Receipts, pending: Pending, ids: Iterable[str]) -> None:
        """Forget them."""

    setattr(Receipts, "seen", seen)  # noqa: B010
    setattr(Receipts, "remember", remember)  # noqa: B010


def no_confirm() -> None:
    """An event counts as published once it was handed to the driver."""
    send = Publisher.send

    def sent(itself: Publisher, messages: Iterable[Outgoing]) -> None:
        send(itself, messages)
        itself._answers.confirmed += itself._waiting.values()
        itself._waiting.clear()

    def answered(itself: Publisher, frame: Any) -> None:
        """Nobody asked."""

    setattr(Publisher, "send", sent)  # noqa: B010
    setattr(Publisher, "_answered", answered)  # noqa: B010


@dataclass(frozen=True)
class Guard:
    """How to break it, and which faults show that it is broken; `focus`: only points that begin so."""

    break_it: Callable[[], None]
    faults: tuple[str, ...]
    focus: str = ""


GUARDS = {
    "ack-before-commit": Guard(ack_before_commit, ("point",), "inbox.before_commit"),
    "no-inbox": Guard(no_inbox, ("point", "copies"), "inbox.after_commit"),
    "no-confirm": Guard(no_confirm, ("drop",)),
}
