# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.chassis.values import Invalid
from services.outreach.commands import replay_span
from services.outreach.commands.replay_span import ReplaySpan
from services.outreach.domain.errors import SpanTooOld
from tests.system.outreach.district import ADMIN, START, Bench
from tests.system.outreach.receiver import Receiver

HOUR = timedelta(hours=1)


def replay(bench: Bench, endpoint_id: str, since: datetime, until: datetime, **more: Any) -> None:
    cmd = ReplaySpan(since=since, until=until, **more)
    bench.act(ADMIN, lambda tx: replay_span.handle(tx, endpoint_id, cmd))


def test_what_came_before_the_endpoint_did_is_sent_in_order(bench: Bench, hook: Receiver):
    ids = [bench.hear(name) for name in ("OrderReported", "OrderAccepted", "OrderAssigned")]
    bench.run()
    made = bench.registered(hook.url).endpoint
    replay(bench, made.id, START - HOUR, START + HOUR)
    bench.run()
    assert hook.ids == ids
    replay(bench, made.id, START + HOUR, START + 2 * HOUR)
    bench.run()
    assert len(hook.ids) == 3


@pytest.mark.parametrize(
    ("since", "until", "refusal"), [(HOUR, HOUR, Invalid), (-timedelta(days=31), HOUR, SpanTooOld)]
)
def test_what_is_no_span(
    bench: Bench, hook: Receiver, since: timedelta, until: timedelta, refusal: type[Exception]
):
    made = bench.registered(hook.url).endpoint
    with pytest.raises(refusal):
        replay(bench, made.id, START + since, START + until)
