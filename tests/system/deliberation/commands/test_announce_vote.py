# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.deliberation.commands import announce_vote
from services.deliberation.domain.errors import (
    NoticeTooShort,
    RollWithoutAreas,
    RollWithoutUnits,
    WrongVoteState,
)
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import ADMIN, CONVENOR, ELSEWHERE, Bench, leave_unmeasured


def test_the_roll_is_frozen_and_the_vote_opens_when_its_time_comes(bench: Bench):
    vote = bench.vote(bench.frozen())
    assert (vote.state, vote.roll.counting.units) == (State.ANNOUNCED, 10)


def test_whoever_announces_late_has_no_notice_left(bench: Bench):
    vote_id = bench.prepared()
    bench.wait(timedelta(days=2))
    with pytest.raises(NoticeTooShort):
        bench.announce(vote_id)
    assert bench.vote(vote_id).state is State.PREPARED


def test_a_roll_without_units_or_without_an_area_is_refused(bench: Bench):
    bench.act(CONVENOR, leave_unmeasured)
    vote_id = bench.prepared()
    with pytest.raises(RollWithoutAreas):
        bench.announce(vote_id)
    empty = bench.prepared(by=ADMIN, place_path=ELSEWHERE)
    with pytest.raises(RollWithoutUnits):
        bench.act(ADMIN, lambda tx: announce_vote.handle(tx, empty))
    assert bench.fire() == 0


def test_it_is_announced_once(bench: Bench):
    vote_id = bench.frozen()
    with pytest.raises(WrongVoteState):
        bench.announce(vote_id)
