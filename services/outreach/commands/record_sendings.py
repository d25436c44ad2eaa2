# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record what a channel took of a round, and count it; the next round comes at the channel's pace."""

from collections.abc import Sequence
from datetime import timedelta

from services.chassis.calendar_policy import local_date_at
from services.outreach.commands import mark_address
from services.outreach.domain import sendings
from services.outreach.domain.choices import Channel
from services.outreach.domain.sendings import Outcome, Sent, Tally
from services.outreach.policies import MessagePolicy
from services.outreach.store import CHANNEL_DUE, Tx


def handle(tx: Tx, channel: Channel, outcomes: Sequence[tuple[str, Outcome, int]]) -> None:
    """Each outcome with its sending's id and the parts that it cost."""
    taken = failed = parts = 0
    for sending_id, outcome, cost in outcomes:
        known = tx.sendings.find(sending_id)
        if known is None or known.state is not Sent.QUEUED or known.channel is not channel:
            continue
        after = sendings.done(known, outcome, tx.now)
        tx.sendings.save(after)
        if outcome.bounced or outcome.gone or outcome.gone_from:
            mark_address.handle(tx, known.person_id, channel, gone=outcome.gone, browsers=outcome.gone_from)
        taken, parts = taken + outcome.taken, parts + (cost if outcome.taken else 0)
        failed += not outcome.taken
        if after.state is Sent.QUEUED and after.channel is not channel:
            tx.timers.set(CHANNEL_DUE, after.channel, tx.now)
    _count(tx, channel, taken=taken, failed=failed, parts=parts)
    pause = timedelta(minutes=len(outcomes) / tx.policy(MessagePolicy).per_minute(channel))
    tx.timers.set(CHANNEL_DUE, channel, tx.now + pause)


def _count(tx: Tx, channel: Channel, *, taken: int, failed: int, parts: int) -> None:
    """Count what a channel did for the district in this month."""
    month = f"{local_date_at(tx, tx.root, tx.now):%Y-%m}"
    key = f"{month}.{channel}"
    known = tx.tallies.find(key) or Tally(key, month, channel)
    tx.tallies.put(known.more(taken=taken, failed=failed, parts=parts))
