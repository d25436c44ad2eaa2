# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often a delivery is tried, and what it comes to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.chassis.values import OrgPath
from services.outreach.domain.deliveries import (
    KEPT_ATTEMPTS,
    SCHEDULE,
    Attempt,
    Progress,
    again,
    begin,
    tried,
)
from services.outreach.domain.errors import StillUnderWay
from services.outreach.domain.facts import Scope
from services.outreach.domain.feed import FedEvent, placed

NOW = datetime(2026, 3, 2, tzinfo=UTC)
EVENT = placed(
    FedEvent(
        id="e-1",
        type="linli.dispatch.v1.OrderAccepted",
        scope=Scope.ORDERS,
        aggregate="order/1",
        number=3,
        time=NOW,
        actor="somebody",
        correlation="",
        cause="",
        data="{}",
        taken_at=NOW,
        waiting="order/1",
    ),
    OrgPath("/320585/001"),
    ("/320585", "/320585/001"),
    7,
)


def test_it_is_tried_ten_times_in_three_days_and_then_has_failed():
    assert timedelta(days=3) < sum(SCHEDULE, timedelta()) < timedelta(days=4)
    delivery, now = begin(EVENT, "p-1", NOW, behind=False), NOW
    for delay in SCHEDULE:
        delivery = tried(delivery, Attempt(now, 5, 500), now)
        assert (delivery.progress, delivery.retry_at) == (Progress.WAITING, now + delay)
        now = delivery.retry_at
    delivery = tried(delivery, Attempt(now, 5, error="ReadTimeout"), now)
    assert (delivery.progress, len(delivery.attempts)) == (Progress.FAILED, 10)


def test_the_first_good_answer_ends_it():
    delivery = tried(begin(EVENT, "p-1", NOW, behind=False), Attempt(NOW, 5, 202), NOW)
    assert delivery.progress is Progress.DELIVERED


@pytest.mark.parametrize("status", [None, 100, 301, 404, 410, 500])
def test_no_other_answer_does(status: int | None):
    delivery = tried(begin(EVENT, "p-1", NOW, behind=False), Attempt(NOW, 5, status), NOW)
    assert delivery.progress is Progress.WAITING


def test_only_what_is_over_is_sent_again_and_its_log_goes_on():
    waiting = begin(EVENT, "p-1", NOW, behind=False)
    with pytest.raises(StillUnderWay):
        again(waiting, NOW, behind=False)
    done = tried(waiting, Attempt(NOW, 5, 200), NOW)
    once_more = again(done, NOW, behind=True)
    assert (once_more.progress, once_more.tries, len(once_more.attempts)) == (Progress.BEHIND, 0, 1)
    assert once_more.id == waiting.id


def test_the_log_of_one_delivery_is_bounded():
    delivery = begin(EVENT, "p-1", NOW, behind=False)
    for _ in range(KEPT_ATTEMPTS + 5):
        delivery = replace(tried(delivery, Attempt(NOW, 5, 500), NOW), tries=0)
    assert len(delivery.attempts) == KEPT_ATTEMPTS
