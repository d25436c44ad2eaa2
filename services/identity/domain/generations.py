# SPDX-License-Identifier: AGPL-3.0-or-later
"""Generations of access tokens: the next one begins when somebody may do less than their tokens say."""

from dataclasses import dataclass

from services.chassis.values import Event
from services.identity.domain.events import TokensRevoked

FIRST = 0
ENDED = 1
"""Of an ended log-in: its tokens are of the first generation and it has no further one."""


@dataclass(frozen=True, slots=True)
class Generation:
    """The oldest good generation of a subject's tokens; the id is the person's or the client's."""

    id: str
    number: int


def next_generation(known: Generation) -> tuple[Generation, list[Event]]:
    """Tokens that were issued until now are no longer good."""
    following = Generation(known.id, known.number + 1)
    return following, [TokensRevoked(following.id, following.number)]
