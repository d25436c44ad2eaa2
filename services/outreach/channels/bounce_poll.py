# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looks into the mailbox of reports from time to time; one worker at a time does, by a lease."""

from collections.abc import Callable
from threading import Event as Flag

from services.chassis.clock import monotonic
from services.chassis.observe import log
from services.chassis.store import Store
from services.chassis.store.store import system_principal
from services.outreach.channels import bounces
from services.outreach.channels.bounce_mailbox import BounceMailbox, MailboxDown, Verdict
from services.outreach.commands import take_bounce
from services.outreach.domain.message_errors import NotABounce, ReportTooEarly, UnknownSending
from services.outreach.store import Tx

REPORTER = "outreach.report"
LOOK_SECONDS = 1.0


class BouncePoll:
    """`seconds` lie between two looks."""

    def __init__(
        self, store: Callable[[], Store[Tx]], mailbox: BounceMailbox, seconds: float, stop: Flag
    ) -> None:
        self._store = store
        self._mailbox = mailbox
        self._seconds = seconds
        self._stop = stop
        self._next = 0.0

    def step(self) -> None:
        """Look if it is time, else wait a moment. A mailbox that is down is looked into next time."""
        if monotonic() < self._next:
            self._stop.wait(LOOK_SECONDS)
            return
        self._next = monotonic() + self._seconds
        try:
            found = self._mailbox.read(self.take)
        except MailboxDown as down:
            log().warning("the mailbox of reports is down", error=str(down))
            return
        if any(found.values()):
            log().info("reports of mail were read", **{str(name): count for name, count in found.items()})

    def take(self, text: str) -> Verdict:
        """One report, as the intake takes it: the same twice changes nothing."""
        try:
            bounce = bounces.read(text)
            by = system_principal(bounce.reference.partition(".")[0], REPORTER)
            self._store().transact(by, lambda tx: take_bounce.handle(tx, bounce))
        except ReportTooEarly:
            return Verdict.EARLY
        except (NotABounce, UnknownSending) as refusal:
            log().info("a mail is no report of ours", code=refusal.code)
            return Verdict.FOREIGN
        return Verdict.TAKEN
