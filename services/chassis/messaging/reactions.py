# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an event of another service leads to: copies of what it says, and commands."""

from collections.abc import Callable
from typing import Any

from services.chassis.copies import Copies
from services.chassis.store import UnitOfWork, revocations

TOKENS_REVOKED = "linli.identity.v1.TokensRevoked"

Reaction = Callable[[Any, Any], None]


def revoked_tokens(tx: UnitOfWork, message: Any) -> None:  # noqa: ANN401 - the issuer's message
    revocations.revoke(tx, message.subject, message.generation)


class Reactions:
    """A service's consumers by event type: first its copies are brought up to date, then a command runs."""

    def __init__(self, copies: Copies | None = None, *, issues_tokens: bool = False) -> None:
        """Every service hears whose tokens are revoked, but for the one that issues them."""
        self._copies = copies or Copies()
        self._by_type: dict[str, Reaction] = {}
        if copies and not issues_tokens:
            self.on(TOKENS_REVOKED)(revoked_tokens)

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
        """All that is consumed."""
        return tuple(sorted({*self._by_type, *self._copies.types}))

    def effects(self, event_type: str) -> tuple[str, ...]:
        """The collections into which the type is copied, and the function that reacts to it, by name."""
        own = self._by_type.get(event_type)
        return (*self._copies.targets(event_type), *([own.__name__] if own else []))

    def get(self, event_type: str) -> Reaction | None:
        copied, own = event_type in self._copies.types, self._by_type.get(event_type)
        if not copied:
            return own

        def both(tx: Any, message: Any) -> None:  # noqa: ANN401 - the service knows its own Tx
            self._copies.apply(tx, message)
            if own:
                own(tx, message)

        return both
