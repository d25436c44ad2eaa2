# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden, Grant, NotFound, OrgPath, Principal
from services.dispatch.domain import access
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import State
from tests.unit.dispatch.samples import BUILDING, COMPANY, GRID, START, reported


def somebody(subject="x", at=BUILDING, *verbs):
    held = frozenset(f"dispatch.orders.{verb}" for verb in verbs)
    return Principal("320585", subject, "", (Grant(OrgPath(at), held),))


def test_a_permission_counts_at_the_place_or_at_the_grid():
    order = reported()
    for at in (BUILDING, GRID, "/320585/001/002", "/320585"):
        assert access.sees(somebody("x", at, "read"), order)
    for at in ("/320585/001/003", f"{BUILDING}/u1", "/320585/001/002/g-02"):
        assert not access.sees(somebody("x", at, "read"), order)


def test_reading_is_not_acting():
    with pytest.raises(Forbidden):
        access.check(somebody("x", BUILDING, "read"), reported(), Action.ACCEPT)


def test_who_does_not_see_it_does_not_learn_that_it_is_there():
    with pytest.raises(NotFound):
        access.check(somebody("x", BUILDING, "report", "rate"), reported(), Action.RATE)


def test_the_reporter_rates_and_reopens_but_does_nothing_else():
    reporter = somebody("resident-1", BUILDING, "report", "rate")
    done = replace(reported(), state=State.DONE)
    assert access.actions(reporter, done, START) == (
        Action.ANSWER,
        Action.RATE,
        Action.REOPEN,
        Action.COMMENT,
    )
    assert access.actions(reporter, reported(), START) == (
        Action.COMMENT,
        Action.AMEND,
        Action.ADD_PHOTOS,
        Action.WITHDRAW,
    )


def test_nobody_evaluates_their_own_work():
    done = replace(reported(), state=State.DONE, assignee=COMPANY)
    chief = somebody("chief-1", BUILDING, "read", "supervise")
    assert Action.EVALUATE in access.actions(chief, done, START)
    own = somebody(COMPANY.handlers[0], BUILDING, "read", "supervise")
    assert Action.EVALUATE not in access.actions(own, done, START)


def test_the_responsible_does_his_own_steps_without_any_permission():
    order = replace(reported(), state=State.ASSIGNED, assignee=COMPANY)
    mine = (
        Action.RETURN,
        Action.START,
        Action.SUSPEND,
        Action.FINISH,
        Action.COMMENT,
        Action.ADD_PHOTOS,
        Action.ADD_EVIDENCE,
        Action.ASK_ASSISTANCE,
    )
    assert access.actions(Principal("320585", "person-2", ""), order, START) == mine
    assert access.actions(Principal("320585", "person-9", ""), order, START) == ()


def test_what_somebody_has_taken_is_no_longer_shown_to_others_who_might():
    helper = somebody("x", BUILDING, "handle")
    assert access.sees(helper, reported())
    assert not access.sees(helper, replace(reported(), assignee=COMPANY))
