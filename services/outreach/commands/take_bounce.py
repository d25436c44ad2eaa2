# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take what a mail server reports of a mail: it came back, and goes by the next channel, or it arrived."""

from services.outreach.commands import mark_address
from services.outreach.domain import sendings
from services.outreach.domain.choices import Channel
from services.outreach.domain.message_errors import ReportTooEarly, UnknownSending
from services.outreach.domain.sendings import Bounce, Sent
from services.outreach.store import CHANNEL_DUE, Tx


def handle(tx: Tx, bounce: Bounce) -> None:
    """The report's signature was checked. Raises UnknownSending, ReportTooEarly."""
    message_id = bounce.reference.partition(".")[2]
    known = tx.sendings.find(message_id)
    if known is None:
        raise UnknownSending(message_id)
    if known.channel is not Channel.EMAIL or not bounce.is_final:
        return
    if known.state is Sent.QUEUED:
        raise ReportTooEarly(message_id)
    after = sendings.reported(known, delivered=bounce.arrived, error=bounce.error, now=tx.now)
    if after == known:
        return
    tx.sendings.save(after)
    if bounce.is_hard:
        mark_address.handle(tx, known.person_id, Channel.EMAIL, gone=bounce.is_gone)
    if after.state is Sent.QUEUED:
        tx.timers.set(CHANNEL_DUE, after.channel, tx.now)
