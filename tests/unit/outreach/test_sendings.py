# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often a message is tried by a channel, and when it goes by the next."""

from datetime import UTC, datetime

import pytest

from services.outreach.domain.audiences import Urgency
from services.outreach.domain.choices import Channel
from services.outreach.domain.sendings import DELAYS, URGENT_TRIES, Outcome, Sending, Sent, done, reported

NOW = datetime(2026, 3, 2, tzinfo=UTC)
FAILED, REFUSED, TAKEN = (
    Outcome(taken=False, error="x"),
    Outcome(taken=False, final=True),
    Outcome(taken=True),
)


def sending(urgency: Urgency = Urgency.NORMAL, *rest: Channel) -> Sending:
    return Sending(
        id="m-1",
        person_id="p",
        channel=Channel.EMAIL,
        rest=rest,
        urgency=urgency,
        state=Sent.QUEUED,
        created_at=NOW,
        retry_at=NOW,
    )


@pytest.mark.parametrize(
    ("urgency", "rest", "tries"),
    [
        (Urgency.NORMAL, (Channel.SMS,), len(DELAYS) + 1),
        (Urgency.URGENT, (Channel.SMS,), URGENT_TRIES),
        (Urgency.URGENT, (), len(DELAYS) + 1),
    ],
)
def test_after_so_many_tries_it_goes_by_the_next_channel_or_has_failed(
    urgency: Urgency, rest: tuple[Channel, ...], tries: int
):
    one = sending(urgency, *rest)
    for count in range(1, tries):
        one = done(one, FAILED, NOW)
        assert (one.channel, one.tries, one.retry_at) == (Channel.EMAIL, count, NOW + DELAYS[count - 1])
    one = done(one, FAILED, NOW)
    expected = (Channel.SMS, Sent.QUEUED, 0) if rest else (Channel.EMAIL, Sent.FAILED, tries)
    assert (one.channel, one.state, one.tries) == expected


def test_a_refusal_that_is_final_is_not_tried_again():
    assert done(sending(Urgency.NORMAL, Channel.SMS), REFUSED, NOW).channel is Channel.SMS
    assert done(sending(), REFUSED, NOW).state is Sent.FAILED


def test_a_report_counts_only_for_what_a_channel_took():
    queued = sending(Urgency.NORMAL, Channel.SMS)
    assert reported(queued, delivered=True, error="", now=NOW) == queued
    taken = done(queued, TAKEN, NOW)
    assert reported(taken, delivered=True, error="", now=NOW).state is Sent.DELIVERED
    bounced = reported(taken, delivered=False, error="bounce", now=NOW)
    assert (bounced.state, bounced.channel, bounced.log[-1].error) == (Sent.QUEUED, Channel.SMS, "bounce")
