# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.credit.commands import hold_interview
from services.credit.commands.hold_interview import HoldInterview
from services.credit.domain.case_errors import InterviewNotYet, WrongCaseState
from services.credit.domain.cases import State
from tests.system.credit.district import MANAGER, Bench


def test_the_interview_is_on_record_once(bench: Bench):
    case_id = bench.red().id
    bench.wait(hours=3)
    held = bench.interview(case_id)
    assert (held.state, held.interview.document) == (State.INTERVIEWED, "约谈记录1号")
    assert bench.told("case", case_id) == ["CaseOpened", "InterviewHeld"]
    with pytest.raises(WrongCaseState):
        bench.interview(case_id)


def test_it_took_place_after_the_notice_and_before_now(bench: Bench):
    case_id = bench.red().id
    for wrong in (timedelta(hours=-1), timedelta(hours=1)):
        with pytest.raises(InterviewNotYet):
            bench.interview(case_id, held_at=bench.clock() + wrong)
    assert bench.case(case_id).state is State.NOTIFIED


def test_nobody_interviews_themselves(bench: Bench):
    case_id = bench.red().id
    cmd = HoldInterview(held_at=bench.clock(), attended="我", record="好", document="1号")
    with pytest.raises(Forbidden):
        bench.act(MANAGER, lambda tx: hold_interview.handle(tx, case_id, cmd))
