# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sendings: a message on its way by one channel, and by the next where that one fails."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from services.outreach.domain.audiences import Urgency
from services.outreach.domain.choices import Channel, Choices, loud_at
from services.outreach.domain.messages import Message

DELAYS = tuple(timedelta(seconds=seconds) for seconds in (30, 120, 600, 3600, 21_600))
"""The delay after each failed try."""
NO_SUCH_ADDRESS = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
"""Bad mailbox, bad system, bad syntax, moved, null MX (RFC 7505), disabled."""
URGENT_TRIES = 2
"""What cannot wait goes by the next channel after so many."""


class Sent(StrEnum):
    """QUEUED: to be sent; TAKEN by the channel; DELIVERED, as it reports; FAILED by all channels."""

    QUEUED = "queued"
    TAKEN = "taken"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a channel said: `taken`, or not; `final`: trying the same again is no use.

    `bounced`: the address refuses it for good; `gone`: there is nobody there any more; `gone_from`: of
    several browsers those that are no more.
    """

    taken: bool
    reference: str = ""
    error: str = ""
    final: bool = False
    bounced: bool = False
    gone: bool = False
    gone_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail server's report (RFC 3464): what it did, and why, by its status (RFC 3463)."""

    reference: str
    action: str
    status: str
    error: str

    @property
    def arrived(self) -> bool:
        return self.action == "delivered"

    @property
    def is_final(self) -> bool:
        """Neither delayed nor handed on."""
        return self.action in {"delivered", "failed"}

    @property
    def is_hard(self) -> bool:
        return self.action == "failed" and self.status.startswith("5")

    @property
    def is_gone(self) -> bool:
        return self.status in NO_SUCH_ADDRESS


@dataclass(frozen=True, slots=True)
class Try:
    """One try, for those who look after it."""

    at: datetime
    channel: Channel
    error: str


@dataclass(frozen=True, kw_only=True)
class Sending:
    """`rest`: the channels behind this one; `sealed_text`: of what stands in no inbox, a code.

    `group_id`: it goes to a place's group, not to a person.
    """

    id: str
    person_id: str
    channel: Channel
    rest: tuple[Channel, ...]
    urgency: Urgency
    state: Sent
    created_at: datetime
    retry_at: datetime
    tries: int = 0
    reference: str = ""
    log: tuple[Try, ...] = ()
    sealed_text: str = ""
    group_id: str = ""


def begin(
    message: Message, choices: Choices, working: Collection[Channel], now: datetime, zone: str
) -> Sending | None:
    """A message sets out by the channels that its person chose; None where there are none.

    What is not urgent waits for the end of the quiet hours.
    """
    route = choices.route(message.matter, message.urgency, working, bound=message.bound)
    if not route:
        return None
    urgent = message.urgency is Urgency.URGENT
    return Sending(
        id=message.id,
        person_id=message.person_id,
        channel=route[0],
        rest=tuple(route[1:]),
        urgency=message.urgency,
        state=Sent.QUEUED,
        created_at=now,
        retry_at=now if urgent else loud_at(choices, now, zone),
    )


def begin_post(
    sending_id: str, group_id: str, urgency: Urgency, sealed_text: str, now: datetime, at: datetime
) -> Sending:
    """Words for a place's group, when it may be written to again."""
    return Sending(
        id=sending_id,
        person_id="",
        channel=Channel.GROUP,
        rest=(),
        urgency=urgency,
        state=Sent.QUEUED,
        created_at=now,
        retry_at=at,
        sealed_text=sealed_text,
        group_id=group_id,
    )


def begin_words(
    sending_id: str, person_id: str, channel: Channel, sealed_text: str, now: datetime
) -> Sending:
    """Words that stand in no inbox, by one channel, at once."""
    return Sending(
        id=sending_id,
        person_id=person_id,
        channel=channel,
        rest=(),
        urgency=Urgency.URGENT,
        state=Sent.QUEUED,
        created_at=now,
        retry_at=now,
        sealed_text=sealed_text,
    )


def done(sending: Sending, outcome: Outcome, now: datetime) -> Sending:
    """What became of a try: taken, tried again later, on to the next channel, or failed."""
    log = (*sending.log, Try(now, sending.channel, outcome.error))[-20:]
    sending = replace(sending, tries=sending.tries + 1, log=log)
    if outcome.taken:
        return replace(sending, state=Sent.TAKEN, reference=outcome.reference)
    most = URGENT_TRIES if sending.urgency is Urgency.URGENT and sending.rest else len(DELAYS) + 1
    if outcome.final or sending.tries >= most:
        return fall_back(sending, now)
    return replace(sending, retry_at=now + DELAYS[sending.tries - 1])


def fall_back(sending: Sending, now: datetime) -> Sending:
    """On to the next channel; with none left it has failed."""
    if not sending.rest:
        return replace(sending, state=Sent.FAILED)
    following, *rest = sending.rest
    return replace(
        sending,
        channel=following,
        rest=tuple(rest),
        state=Sent.QUEUED,
        tries=0,
        retry_at=now,
        reference="",
    )


def reported(sending: Sending, *, delivered: bool, error: str, now: datetime) -> Sending:
    """The channel's own report, later: it arrived, or bounced and goes on by the next channel."""
    if sending.state is not Sent.TAKEN:
        return sending
    if delivered:
        return replace(sending, state=Sent.DELIVERED)
    log = (*sending.log, Try(now, sending.channel, error))[-20:]
    return fall_back(replace(sending, log=log), now)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a channel took and refused in a month of the district's, and the parts that it is paid for."""

    id: str
    month: str
    channel: Channel
    taken: int = 0
    failed: int = 0
    parts: int = 0

    def more(self, *, taken: int, failed: int, parts: int) -> Tally:
        return replace(self, taken=self.taken + taken, failed=self.failed + failed, parts=self.parts + parts)
