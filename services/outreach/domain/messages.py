# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages in people's inboxes: one for each fact and person, and one for a storm of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from services.outreach.domain.audiences import Matter, Urgency


@dataclass(frozen=True, kw_only=True)
class Message:
    """What a person is told, in their language; `unread` is None once it was read.

    `count`: how many it stands for; `gathered`: it waits for the next digest.
    """

    id: str
    person_id: str
    template: str
    matter: Matter
    urgency: Urgency
    title: str
    text: str
    sms: str
    link: str
    created_at: datetime
    bound: bool = False
    unread: bool | None = True
    read_at: datetime | None = None
    count: int = 1
    gathered: bool | None = None


@dataclass(frozen=True, slots=True)
class Burst:
    """How many messages of a template a person got since a moment; those over a limit are one message."""

    id: str
    since: datetime
    count: int = 0

    def over(self, limit: int) -> int:
        """How many of them the storm's one message stands for."""
        return max(0, self.count - limit)


def id_of(fact: str, person_id: str) -> str:
    """The message's id: the same for the same fact and person, so that nothing is told twice."""
    digits = sha256(f"{fact}\x1f{person_id}".encode()).hexdigest()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))


def burst_of(person_id: str, template: str) -> str:
    """The id under which a person's messages of a kind are counted."""
    return f"{person_id}.{template}"


def counted(burst: Burst | None, burst_id: str, now: datetime, window: timedelta) -> Burst:
    """Another message of the kind; after a quiet window the count begins anew."""
    if burst is None or now - burst.since >= window:
        return Burst(burst_id, now, 1)
    return replace(burst, count=burst.count + 1)


def read(message: Message, now: datetime) -> Message:
    """Its person has seen it, on whatever device; the first time counts."""
    return message if message.unread is None else replace(message, unread=None, read_at=now)
