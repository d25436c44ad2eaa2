# SPDX-License-Identifier: AGPL-3.0-or-later
"""An entry of a published quarter is taken back by two persons: one asks, another confirms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event
from services.finance.domain.errors import AlreadyReversed, SamePerson
from services.finance.domain.events import ReversalAsked, ReversalConfirmed


@dataclass(frozen=True, kw_only=True)
class Reversal:
    """What was asked for; its id is that of the entry that will take the other back."""

    id: str
    entry_id: str
    reason: str
    asked_by: str
    asked_at: datetime
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """By which entry another one, whose id it has, was taken back: there is one at most."""

    id: str
    by: str


def ask(reversal: Reversal) -> tuple[Reversal, list[Event]]:
    """One key."""
    return reversal, [ReversalAsked(reversal.id, reversal.entry_id, reversal.reason)]


def confirm(reversal: Reversal, by: str) -> tuple[Reversal, list[Event]]:
    """The other key. Raises AlreadyReversed, SamePerson."""
    if reversal.confirmed_by:
        raise AlreadyReversed(reversal.entry_id)
    if reversal.asked_by == by:
        raise SamePerson
    return replace(reversal, confirmed_by=by), [ReversalConfirmed(reversal.id, reversal.entry_id)]
