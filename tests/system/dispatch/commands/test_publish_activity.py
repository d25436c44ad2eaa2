# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound, Principal
from services.dispatch.commands import publish_activity
from services.dispatch.domain.activities import Activity
from services.dispatch.domain.activity_errors import ActivityNotAhead, WrongActivityState
from tests.system.dispatch.activity_samples import BEGINS, drafted, published, told_of
from tests.system.dispatch.district import DESK, RESIDENT, Bench


def publish(bench: Bench, activity: Activity, by: Principal = DESK) -> Activity:
    return bench.act(by, lambda tx: publish_activity.handle(tx, activity.id))


def test_once(bench: Bench):
    activity = published(bench)
    assert activity.state == "published"
    assert told_of(bench, "activity", activity.id) == ["ActivityChanged"] * 2
    with pytest.raises(WrongActivityState):
        publish(bench, activity)


def test_not_when_its_time_has_come(bench: Bench):
    activity = drafted(bench)
    bench.clock.set(BEGINS)
    with pytest.raises(ActivityNotAhead):
        publish(bench, activity)


def test_a_resident_knows_of_no_draft(bench: Bench):
    with pytest.raises(NotFound):
        publish(bench, drafted(bench), RESIDENT)
    with pytest.raises(Forbidden):
        publish(bench, published(bench), RESIDENT)
