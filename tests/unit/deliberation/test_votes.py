# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way of a vote as a pure value: every step from every state."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from services.chassis.calendar import Calendar
from services.chassis.values import OrgPath
from services.deliberation.domain import settling, votes
from services.deliberation.domain.counting import Counting
from services.deliberation.domain.errors import NothingToDecide, WrongVoteState
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.votes import FROM, Action, OfficialResult, State, Vote
from services.deliberation.policies import VotePolicy

NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
OPENS = NOW + timedelta(days=16)
PLACE = OrgPath("/320585/001/002/c01")


def vote(state: State = State.PREPARED) -> Vote:
    return Vote(
        id="v1",
        title="小区公共车位出租",
        question="是否同意？",
        plan="每位每月三百元。",
        matter=Matter.USE_OF_COMMON_PARTS,
        place=PLACE,
        within=PLACE.ancestors(),
        opens_at=OPENS,
        closes_at=OPENS + timedelta(days=10),
        terms=VotePolicy().terms(warned=False, first_assembly=False),
        prepared_by="p1",
        prepared_at=NOW,
        state=state,
    )


REPORTED = OfficialResult("市业主电子投票系统", "报告1号", NOW)
STEPS = {
    Action.ANNOUNCE: lambda v: votes.announce(v, NOW, Calendar()),
    Action.WITHDRAW: lambda v: votes.withdraw(v, "方案还要再商量。"),
    Action.OPEN: votes.open_,
    Action.CLOSE: votes.close,
    Action.COUNT: lambda v: votes.complete(v, Counting()),
    Action.DECIDE: lambda v: settling.decide(v, "已核对。", adopted=True),
    Action.OVERRULE: lambda v: settling.overrule(v, "异议成立。"),
    Action.SETTLE: lambda v: settling.settle(replace(v, adopted=v.state is State.REJECTED)),
    Action.DELIVER: votes.check_delivers,
    Action.RECORD: lambda v: votes.record_official(
        v, OfficialResult("市系统", "报告1号", NOW), Counting(), NOW
    ),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_a_step_is_taken_from_its_states_and_from_no_other(state: State, action: Action):
    if state in FROM[action]:
        if action is Action.DECIDE:
            with pytest.raises(NothingToDecide):
                STEPS[action](vote(state))
        elif action is Action.DELIVER:
            STEPS[action](vote(state))
        else:
            assert STEPS[action](vote(state))[0].state is not state
    else:
        with pytest.raises(WrongVoteState):
            STEPS[action](vote(state))


def test_a_count_of_nothing_is_in_doubt_and_a_person_decides_it_once():
    counted, _ = votes.complete(vote(State.CLOSED), Counting())
    assert counted.adopted is None
    decided, _ = settling.decide(counted, "名册为空。", adopted=False)
    with pytest.raises(NothingToDecide):
        settling.decide(decided, "再来一次。", adopted=True)
    assert settling.settle(decided)[0].state is State.REJECTED
