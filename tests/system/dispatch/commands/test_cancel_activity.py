# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.dispatch.commands import cancel_activity
from services.dispatch.commands.cancel_activity import CancelActivity
from services.dispatch.domain.activities import Activity
from services.dispatch.domain.activity_errors import WrongActivityState
from tests.system.dispatch.activity_samples import THIRD, joined, left, published
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench


def cancel(bench: Bench, activity: Activity, by: Principal = DESK) -> Activity:
    cmd = CancelActivity(reason="下雨")
    return bench.act(by, lambda tx: cancel_activity.handle(tx, activity.id, cmd))


def test_all_who_come_or_wait_are_told(bench: Bench):
    activity = published(bench, capacity=1)
    joined(bench, activity, RESIDENT, NEIGHBOUR, THIRD)
    left(bench, activity, NEIGHBOUR)
    assert cancel(bench, activity).reason == "下雨"
    last = bench.read().history("activity", activity.id, limit=100).items[-1]
    assert (last.name, last.data.told) == ("ActivityCancelled", [RESIDENT.subject, THIRD.subject])
    with pytest.raises(WrongActivityState):
        joined(bench, activity, NEIGHBOUR)
    with pytest.raises(WrongActivityState):
        cancel(bench, activity)


def test_only_who_runs_it(bench: Bench):
    with pytest.raises(Forbidden):
        cancel(bench, published(bench), RESIDENT)
