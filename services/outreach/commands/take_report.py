# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take what a channel reports later of a message: it arrived, or bounced and goes by the next channel."""

from typing import Literal

from pydantic import Field

from services.chassis.http import Input, Lines
from services.outreach.domain import sendings
from services.outreach.domain.choices import PHONES
from services.outreach.domain.message_errors import ReportTooEarly, UnknownSending
from services.outreach.domain.sendings import Sending, Sent
from services.outreach.store import CHANNEL_DUE, Tx


class TakeReport(Input):
    """`id` is the one that the message was sent with: district and message."""

    id: str = Field(pattern=r"^[a-z0-9-]{1,32}\.[0-9a-f-]{36}$")
    state: Literal["delivered", "failed"]
    error: Lines = Field("", max_length=200)


def handle(tx: Tx, cmd: TakeReport) -> Sending:
    """The report's signature was checked; one of a channel that the message has left says nothing.

    Raises UnknownSending, ReportTooEarly.
    """
    message_id = cmd.id.partition(".")[2]
    known = tx.sendings.find(message_id)
    if known is None:
        raise UnknownSending(message_id)
    if known.channel not in PHONES:
        return known
    if known.state is Sent.QUEUED:
        raise ReportTooEarly(message_id)
    after = sendings.reported(known, delivered=cmd.state == "delivered", error=cmd.error, now=tx.now)
    tx.sendings.save(after)
    if after.state is Sent.QUEUED:
        tx.timers.set(CHANNEL_DUE, after.channel, tx.now)
    return after
