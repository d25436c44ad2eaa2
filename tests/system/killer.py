# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ends its process with SIGKILL at a commit: before it is sent, or after it is done."""

import os
import signal

from pymongo import monitoring


class Killer(monitoring.CommandListener):
    """Counts commits: at the `which`-th the process is gone, `before` or `after` it."""

    def __init__(self, which: int, moment: str) -> None:
        self.left, self.moment = which, moment

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        if event.command_name == "commitTransaction":
            self.left -= 1
            self._kill("before")

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        if event.command_name == "commitTransaction":
            self._kill("after")

    def failed(self, event: monitoring.CommandFailedEvent) -> None: ...

    def _kill(self, moment: str) -> None:
        if not self.left and moment == self.moment:
            os.kill(os.getpid(), signal.SIGKILL)
