# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.reckoning import Move
from services.chassis.values import Forbidden, Invalid, OrgPath
from services.dispatch.commands import preview_calendar, put_policy
from tests.system.dispatch.api import Api
from tests.system.dispatch.commands.test_reckon_deadlines import AFTER_THE_STORM, DUE, MONDAY, STORM
from tests.system.dispatch.district import ADMIN, BUILDING, ELSEWHERE, RESIDENT, Bench

ROOT = OrgPath("/320585")


def preview(bench: Bench, policy: CalendarPolicy, place: OrgPath = ROOT, by=ADMIN):
    return bench.act(by, lambda tx: preview_calendar.handle(tx, policy, place))


def test_it_says_what_would_move_and_moves_nothing(bench: Bench):
    bench.clock.set(MONDAY)
    order_id = bench.reported(category="greening")
    bench.reported(category="burst-pipe")
    found = preview(bench, STORM)
    assert (found.moved, found.looked_at, found.complete) == (2, 2, True)
    assert Move(f"order/{order_id}", DUE, AFTER_THE_STORM) in found.examples
    assert bench.told(order_id) == ["OrderReported"]
    assert bench.order(order_id).overall.due_at == DUE
    assert bench.read().policy(CalendarPolicy).version == 0


def test_it_is_of_the_place_and_below_by_what_would_hold_there(bench: Bench):
    bench.clock.set(MONDAY)
    bench.reported(category="greening")
    assert preview(bench, STORM, ELSEWHERE).moved == 0
    own = CalendarPolicy(days={date(2031, 9, 30): True})
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, own, BUILDING.parent))
    assert preview(bench, STORM).moved == 0


def test_who_may_not_set_it_does_not_preview_it(bench: Bench):
    with pytest.raises(Forbidden):
        preview(bench, STORM, by=RESIDENT)
    with pytest.raises(Invalid):
        preview(bench, STORM, OrgPath(f"{BUILDING}/u1"))


def test_over_http(api: Api):
    api.bench.clock.set(MONDAY)
    api.bench.reported(category="greening")
    storm = {"days": {"2031-09-30": False}}
    path = "/dispatch/v1/policies/calendar:preview"
    answer = api.client.post(path, json=storm, headers=api.token(ADMIN))
    assert answer.status_code == 200, answer.get_json()
    found = answer.get_json()
    assert (found["moved"], found["complete"], len(found["examples"])) == (2, True, 2)
