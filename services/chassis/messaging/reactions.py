# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which command an event of another service leads to."""

from collections.abc import Callable
from typing import Any

Reaction = Callable[[Any, Any], None]


class Reactions:
    """A service's reactions by event type."""

    def __init__(self) -> None:
        self._by_type: dict[str, Reaction] = {}

    def on(self, event_type: str) -> Callable[[Reaction], Reaction]:
        """Register `function(tx, message)` for a type."""

        def register(function: Reaction) -> Reaction:
            if event_type in self._by_type:
                raise ValueError(f"{event_type} has a reaction already")
            self._by_type[event_type] = function
            return function

        return register

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(sorted(self._by_type))

    def get(self, event_type: str) -> Reaction | None:
        return self._by_type.get(event_type)
