# SPDX-License-Identifier: AGPL-3.0-or-later
"""The guards of the messaging core, each breakable here to show why. The product has no such switch."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pika.adapters.blocking_connection as blocking

from services.chassis.messaging.envelope import Outgoing
from services.chassis.messaging.publisher import Publisher
from services.chassis.store.positions import Position, Verdict


def ack_before_commit() -> None:
    """The broker forgets a message as soon as it is sent, whether or not its effect is committed."""
    consume = blocking.BlockingChannel.basic_consume

    def consumed(channel: Any, queue: str, callback: Callable[..., None], **more: Any) -> Any:
        return consume(channel, queue, callback, **(more | {"auto_ack": True}))

    def acked(channel: Any, delivery_tag: int = 0, multiple: bool = False) -> None:
        """Done long ago."""

    setattr(blocking.BlockingChannel, "basic_consume", consumed)  # noqa: B010
    setattr(blocking.BlockingChannel, "basic_ack", acked)  # noqa: B010


def no_position() -> None:
    """Whatever comes is new."""

    def judge(position: Position, sequence: int, run: str = "") -> Verdict:
        return Verdict.NEW

    setattr(Position, "judge", judge)  # noqa: B010


def no_order() -> None:
    """What comes late has its effect all the same."""
    judged = Position.judge

    def judge(position: Position, sequence: int, run: str = "") -> Verdict:
        verdict = judged(position, sequence, run)
        return Verdict.NEW if verdict is Verdict.OVERTAKEN else verdict

    setattr(Position, "judge", judge)  # noqa: B010


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
    "no-position": Guard(no_position, ("point", "copies"), "inbox.after_commit"),
    "no-order": Guard(no_order, ("races",)),
    "no-confirm": Guard(no_confirm, ("drop",)),
}
