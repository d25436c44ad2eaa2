# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where what happens now comes from: it travels with events, timers, log lines and traces.

A request begins a correlation with its own id; events that it leads to, in any service and however much
later, carry that on, and each names its cause: the request, or the event that was handled.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from contextvars import ContextVar, Token
from dataclasses import dataclass

from services.chassis.ids import new_id


@dataclass(frozen=True, slots=True)
class Origin:
    """`correlation`: the id of what began it all; `cause`: of the request or event that is handled now.

    `tenant` is empty until it is known.
    """

    correlation: str
    cause: str
    tenant: str = ""

    @classmethod
    def beginning(cls, request_id: str = "") -> "Origin":
        """That of a request; without an id, of what a program does on its own account."""
        correlation = request_id or new_id()
        return cls(correlation, correlation)

    def named(self) -> Mapping[str, str]:
        """As log lines and traces say it."""
        names = {"correlation_id": self.correlation}
        if self.cause != self.correlation:
            names["cause_id"] = self.cause
        return names | ({"tenant": self.tenant} if self.tenant else {})


_current: ContextVar[Origin | None] = ContextVar("origin", default=None)


def current_origin() -> Origin | None:
    """None where nothing from outside is being handled."""
    return _current.get()


def caused_by(origin: Origin) -> AbstractContextManager[None]:
    """Until the end of the block, what is recorded, set, logged and traced comes from there."""
    return _Block(origin)


class _Block(AbstractContextManager[None]):
    """A class, because it is entered for each event and a generator costs five times as much."""

    __slots__ = ("_origin", "_token")

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._token: Token[Origin | None] | None = None

    def __enter__(self) -> None:
        self._token = _current.set(self._origin)

    def __exit__(self, *_: object) -> None:
        if self._token:
            _current.reset(self._token)
