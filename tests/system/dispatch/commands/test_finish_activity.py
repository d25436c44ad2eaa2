# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.dispatch.commands import finish_activity
from services.dispatch.domain.activities import Activity
from services.dispatch.domain.activity_errors import ActivityNotOver, WrongActivityState
from tests.system.dispatch.activity_samples import ENDS, THIRD, drafted, joined, published, states
from tests.system.dispatch.commands.test_confirm_hours import confirm
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench


def finish(bench: Bench, activity: Activity, by: Principal = DESK) -> Activity:
    return bench.act(by, lambda tx: finish_activity.handle(tx, activity.id))


def test_who_has_no_hours_was_absent_and_who_waited_left(bench: Bench):
    activity = published(bench)
    joined(bench, activity, RESIDENT, NEIGHBOUR, THIRD)
    with pytest.raises(ActivityNotOver):
        finish(bench, activity)
    bench.clock.set(ENDS)
    confirm(bench, activity, RESIDENT)
    assert finish(bench, activity).state == "done"
    assert states(bench, activity) == {"01": "confirmed", "02": "absent", "31": "left"}
    with pytest.raises(WrongActivityState):
        finish(bench, activity)


def test_not_a_draft_and_only_who_runs_it(bench: Bench):
    with pytest.raises(WrongActivityState):
        finish(bench, drafted(bench))
    with pytest.raises(Forbidden):
        finish(bench, published(bench), RESIDENT)
