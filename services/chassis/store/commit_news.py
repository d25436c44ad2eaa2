# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether something was committed, by any process: told by whoever follows the event log."""

from threading import Event as Flag


class CommitNews:
    """Lets a job look at the database when there is a reason to, instead of every second.

    `followed`: somebody of this process follows the log; while nobody does, silence means nothing.
    """

    def __init__(self) -> None:
        self.followed = False
        self._told = Flag()

    def tell(self) -> None:
        self._told.set()

    def take(self) -> bool:
        """Whether there may be something new since this was last asked."""
        told = self._told.is_set() or not self.followed
        self._told.clear()
        return told
