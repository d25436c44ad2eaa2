# SPDX-License-Identifier: AGPL-3.0-or-later
"""The named points on the way of a command and of an event, at which the plan may kill a process.

They exist in the harness only: the launcher wraps the chassis' steps around them. A file named after the
process, `orders/<process>`, holds `<point> <n>`: die when you get there for the n-th time. A service's
HTTP processes share a name; the first of them to get there dies.
"""

import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import pika.adapters.blocking_connection as blocking
from pymongo.client_session import ClientSession

from services.chassis.messaging.publisher import Answers, Publisher
from services.chassis.store.relay_records import RelayRecords

RELAY = (
    "relay.before_publish",
    "relay.after_publish",
    "relay.after_confirm",
    "relay.before_save",
    "relay.after_save",
)
INBOX = ("inbox.before_commit", "inbox.after_commit", "inbox.before_ack", "inbox.after_ack")
TIMERS = ("timers.before_commit", "timers.after_commit")
API = ("api.before_commit", "api.after_commit")
COMMANDS = {
    "deliberation-api": ("cast_ballot", "key_ballot", "publish_minutes"),
    "deliberation-worker": ("freeze_roll", "close_vote", "count_vote", "raise_order_topic"),
    "finance-api": ("take_notice", "approve_invoice", "pay_invoice"),
    "finance-worker": ("write_bills", "send_refund", "take_resolution", "close_work"),
    "credit-api": ("record_fact",),
    "credit-worker": ("record_breach", "recount_file"),
    "outreach-api": ("test_endpoint",),
    "outreach-worker": ("spread_events", "tell_people", "record_attempts", "record_sendings"),
}
"""The commands of a process after which, and before their commit, it may be killed."""
FLUSH_SECONDS = 0.003


class Points:
    """The points of one process."""

    def __init__(self, process: str, folder: Path) -> None:
        self._order = folder / process
        self._process = process
        self._reached: dict[str, int] = {}
        self._decided = threading.local()

    def reach(self, point: str) -> None:
        """Die here if that is ordered, else go on."""
        try:
            wanted, _, times = self._order.read_text().partition(" ")
        except FileNotFoundError:
            self._reached.clear()
            return
        if wanted != point:
            return
        self._reached[point] = self._reached.get(point, 0) + 1
        if self._reached[point] >= int(times):
            try:
                self._order.rename(self._order.with_suffix(".done"))
            except FileNotFoundError:
                return
            os.kill(os.getpid(), signal.SIGKILL)

    def arm(self) -> None:
        """Wrap the chassis' steps around the points."""
        self._around(Publisher, "send", before="relay.before_publish")
        self._around(RelayRecords, "save", before="relay.before_save", after="relay.after_save")
        self._around(
            blocking.BlockingChannel, "basic_ack", before="inbox.before_ack", after="inbox.after_ack"
        )
        self._around_commit()
        self._around_confirms()
        for command in COMMANDS.get(member(self._process), ()):
            self._around_command(command)

    def _around(self, owner: type, name: str, before: str = "", after: str = "") -> None:
        step: Callable[..., Any] = getattr(owner, name)

        def stepped(*args: Any, **more: Any) -> Any:
            if before:
                self.reach(before)
            done = step(*args, **more)
            if after:
                self.reach(after)
            return done

        setattr(owner, name, stepped)

    def _around_commit(self) -> None:
        commit, abort = ClientSession.commit_transaction, ClientSession.abort_transaction

        def committed(session: ClientSession) -> None:
            steps = (job(), *self._commands())
            for step in steps:
                self.reach(f"{step}.before_commit")
            commit(session)
            for step in steps:
                self.reach(f"{step}.after_commit")

        def aborted(session: ClientSession) -> None:
            self._commands()
            abort(session)

        setattr(ClientSession, "commit_transaction", committed)  # noqa: B010 - a method of the driver's class
        setattr(ClientSession, "abort_transaction", aborted)  # noqa: B010

    def _around_command(self, name: str) -> None:
        """What a command has decided is committed next on its thread."""
        service = self._process.partition("-")[0]
        module = import_module(f"services.{service}.commands.{name}")
        handle = module.handle

        @wraps(handle)
        def handled(*args: Any, **more: Any) -> Any:
            found = handle(*args, **more)
            self._decided.names = {**getattr(self._decided, "names", {}), name: None}
            return found

        setattr(module, "handle", handled)  # noqa: B010

    def _commands(self) -> Iterator[str]:
        """The commands that the thread's next commit is of; once."""
        names = getattr(self._decided, "names", {})
        self._decided.names = {}
        return iter(names)

    def _around_confirms(self) -> None:
        run, answers = Publisher._run, Publisher.answers

        def ran(itself: Publisher, seconds: float) -> None:
            if itself.in_flight:
                if self._order.exists():
                    run(itself, FLUSH_SECONDS)
                self.reach("relay.after_publish")
            run(itself, seconds)

        def answered(itself: Publisher, seconds: float) -> Answers:
            found = answers(itself, seconds)
            if found.confirmed:
                self.reach("relay.after_confirm")
            return found

        setattr(Publisher, "_run", ran)  # noqa: B010
        setattr(Publisher, "answers", answered)  # noqa: B010


def job() -> str:
    """Which of a process's jobs the thread does: relay, timers, inbox or api."""
    name = threading.current_thread().name
    if name in ("relay", "timers"):
        return name
    return "inbox" if name.startswith("inbox") else "api"


def member(process: str) -> str:
    """A process without the number of its copy."""
    return re.sub(r"-\d+$", "", process)


def of_commands(process: str) -> tuple[str, ...]:
    """The points at the commits of its commands."""
    names = COMMANDS.get(process, ())
    return tuple(f"{name}.{when}_commit" for name in names for when in ("before", "after"))
