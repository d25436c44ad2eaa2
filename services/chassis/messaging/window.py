# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was read of the event log and is not all out: how far the log is done with."""

from collections import deque

from services.chassis.store.event_feed import Position, Read


class Window:
    """The events read, in the order of their reading; they may be done with in any order.

    `position` is where a successor must begin: all that was read before is done with.
    """

    def __init__(self, start: Position) -> None:
        self.position = start
        self._read: deque[Read] = deque()
        self._open: set[str] = set()

    def __len__(self) -> int:
        return len(self._read)

    @property
    def oldest(self) -> str:
        """The id of the event for which the position waits, if it does."""
        return self._read[0].event["_id"] if self._read and self._read[0].event else ""

    def add(self, read: Read) -> None:
        self._read.append(read)
        if read.event:
            self._open.add(read.event["_id"])
        else:
            self._move_on()

    def done(self, event_id: str) -> None:
        """The event is out, or on record elsewhere."""
        self._open.discard(event_id)
        self._move_on()

    def _move_on(self) -> None:
        while self._read and not (self._read[0].event and self._read[0].event["_id"] in self._open):
            self.position = self._read.popleft().position
