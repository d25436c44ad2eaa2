# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.deliberation.domain.errors import VoteNotOpen
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import CLOSES, Bench


def test_the_moment_of_closing_belongs_to_the_vote(bench: Bench):
    vote_id = bench.opened()
    bench.clock.set(CLOSES)
    bench.fire()
    assert bench.cast(vote_id, 1).ballots[0].at == CLOSES
    bench.wait(timedelta(seconds=1))
    bench.fire()
    assert bench.vote(vote_id).state is State.CLOSED
    with pytest.raises(VoteNotOpen):
        bench.cast(vote_id, 2)


def test_it_closes_once_however_late_its_timer_is(bench: Bench):
    vote_id = bench.opened()
    bench.clock.set(CLOSES + timedelta(days=3))
    with pytest.raises(VoteNotOpen):
        bench.cast(vote_id, 1)
    bench.fire()
    assert bench.told("vote", vote_id).count("VoteClosed") == 1
    assert bench.fire() == 0
