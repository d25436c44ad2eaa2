# SPDX-License-Identifier: AGPL-3.0-or-later
"""Channels that take one letter at a time."""

from collections.abc import Callable, Sequence

from services.outreach.domain.sendings import Outcome
from services.outreach.queries.messages import Letter

NO_ADDRESS = Outcome(taken=False, error="NoAddress", final=True)


def singly(letters: Sequence[Letter], send: Callable[[Letter], Outcome]) -> list[Outcome]:
    """What became of each letter, in their order; one without an address is not sent."""
    return [send(letter) if letter.to else NO_ADDRESS for letter in letters]
