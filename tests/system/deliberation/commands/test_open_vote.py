# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.deliberation.commands import open_vote
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import CONVENOR, OPENS, Bench


def test_it_opens_at_its_time_and_not_before(bench: Bench):
    vote_id = bench.frozen()
    bench.post(vote_id, Kind.PLAN)
    bench.clock.set(OPENS - timedelta(seconds=1))
    bench.fire()
    assert bench.vote(vote_id).state is State.ANNOUNCED
    bench.clock.set(OPENS)
    assert bench.fire() == 1
    assert bench.vote(vote_id).state is State.OPEN


def test_a_roll_that_is_not_frozen_yet_is_waited_for(bench: Bench):
    vote_id = bench.prepared()
    bench.announce(vote_id)
    bench.act(CONVENOR, lambda tx: open_vote.handle(tx, vote_id))
    assert bench.vote(vote_id).state is State.ANNOUNCED


def test_one_that_is_open_stays_as_it_is(bench: Bench):
    vote_id = bench.opened()
    before = bench.vote(vote_id)
    bench.act(CONVENOR, lambda tx: open_vote.handle(tx, vote_id))
    assert bench.vote(vote_id) == before
