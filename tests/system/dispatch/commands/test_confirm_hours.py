# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden, Principal
from services.dispatch.commands import confirm_hours
from services.dispatch.commands.confirm_hours import ConfirmHours
from services.dispatch.domain.activities import Activity
from services.dispatch.domain.activity_errors import ActivityNotOver, HoursBeyondActivity, NotSignedUp
from services.dispatch.domain.members_lead import LeadKind
from services.dispatch.domain.point_errors import OwnPoints
from tests.system.dispatch.activity_samples import BEGINS, ENDS, joined, present, published, states
from tests.system.dispatch.district import DESK, NEIGHBOUR, NEIGHBOURHOOD, RESIDENT, Bench
from tests.system.dispatch.point_samples import balance, entries


def confirm(
    bench: Bench, activity: Activity, *people: Principal, hours: int = 2, by: Principal = DESK
) -> Activity:
    cmd = ConfirmHours(person_ids=[one.subject for one in people], hours=hours)
    return bench.act(by, lambda tx: confirm_hours.handle(tx, activity.id, cmd))


@pytest.fixture
def over(bench: Bench) -> Activity:
    activity = published(bench)
    joined(bench, activity, RESIDENT, NEIGHBOUR)
    bench.clock.set(BEGINS)
    present(bench, activity)
    bench.clock.set(ENDS)
    return activity


def test_hours_become_points_once(bench: Bench, over: Activity):
    confirm(bench, over, RESIDENT, NEIGHBOUR)
    assert set(states(bench, over).values()) == {"confirmed"}
    assert (balance(bench), balance(bench, NEIGHBOUR)) == (20, 20)
    (entry,) = entries(bench)
    assert (entry.why.subject, entry.why.units, entry.why.note) == (f"activity/{over.id}", 2, "清理楼道")
    with pytest.raises(NotSignedUp):
        confirm(bench, over, RESIDENT)
    assert balance(bench) == 20


def test_no_more_hours_than_it_took_and_not_before_the_end(bench: Bench, over: Activity):
    with pytest.raises(HoursBeyondActivity):
        confirm(bench, over, RESIDENT, hours=4)
    confirm(bench, over, RESIDENT, hours=3)
    bench.clock.set(BEGINS)
    with pytest.raises(ActivityNotOver):
        confirm(bench, over, NEIGHBOUR)


def test_one_who_is_wrong_leaves_all_as_they_were(bench: Bench, over: Activity):
    with pytest.raises(NotSignedUp):
        confirm(bench, over, RESIDENT, DESK_MATE)
    assert set(states(bench, over).values()) == {"present", "signed"}
    assert bench.read().point_entries.count({}) == 0


DESK_MATE = Principal(DESK.tenant, "01927f3a-0000-7000-8000-000000000099", "某人")


def test_nobody_confirms_their_own_and_only_who_runs_it(bench: Bench, over: Activity):
    with pytest.raises(OwnPoints):
        confirm(bench, over, DESK)
    with pytest.raises(Forbidden):
        confirm(bench, over, NEIGHBOUR, by=RESIDENT)


@pytest.mark.parametrize("given", [{"hours": 0}, {"hours": 25}, {"person_ids": []}, {"person_ids": ["x"]}])
def test_what_cannot_be_read_is_refused(given: dict[str, Any]):
    with pytest.raises(ValidationError):
        ConfirmHours(**{"person_ids": [RESIDENT.subject], "hours": 1} | given)


def test_hours_count_for_the_members_part(bench: Bench, over: Activity):
    confirm(bench, over, RESIDENT, NEIGHBOUR, hours=3)
    counts = bench.read().lead(LeadKind.HOURS, "2015-03", NEIGHBOURHOOD)
    assert (counts.acts, counts.amount, counts.persons) == (2, 6, 2)
