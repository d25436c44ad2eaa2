# SPDX-License-Identifier: AGPL-3.0-or-later
"""The whole way of an election on the real engine: ballots for each candidate, seats by both measures."""

from datetime import timedelta

import pytest

from services.chassis.publicity import PublicityRuns
from services.chassis.values import Forbidden
from services.deliberation.commands import publish_candidates, put_to_vote
from services.deliberation.commands.put_to_vote import PutToVote
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.body_errors import WrongElectionState
from services.deliberation.domain.elections import State
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.measures import Measure
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import CORE, listed, public, reviewed, sitting, voting
from tests.system.deliberation.test_invariants import broken

WANTED = {1: range(1, 9), 2: range(1, 8), 3: range(2, 9), 4: range(1, 7)}
"""Who of the ten agrees to whom; the rest of the first eight disagrees."""


def put(bench: Bench, election_id: str, by=CONVENOR) -> None:
    opens = bench.clock() + timedelta(days=16)
    cmd = PutToVote(opens_at=opens, closes_at=opens + timedelta(days=10))
    bench.act(by, lambda tx: put_to_vote.handle(tx, election_id, cmd))


def test_the_owners_elect_three_of_four_and_one_stands_by(bench: Bench):
    election_id = voting(bench, *WANTED)
    votes = {n: _vote(bench, election_id, n) for n in WANTED}
    bench.fire()
    bench.clock.set(bench.vote(votes[1]).opens_at)
    bench.fire()
    for n, agreeing in WANTED.items():
        for owner in range(1, 9):
            bench.cast(votes[n], owner, Choice.AGREE if owner in agreeing else Choice.DISAGREE)
    bench.counted(votes[1])
    bench.clock.set(bench.publication(votes[1], Kind.RESULT).until)
    bench.fire()
    election = bench.read().elections.get(election_id)
    assert election.ranking.elected == tuple(OWNERS[n - 1].subject for n in (1, 3, 2))
    assert election.ranking.alternates == (OWNERS[3].subject,)
    assert election.candidate(OWNERS[0].subject).agree == Measure(sum(9000 + 100 * n for n in range(1, 9)), 8)
    assert sitting(bench, election.body_id) == []
    public(bench, election_id, Kind.ELECTED)
    assert sitting(bench, election.body_id) == ["业主1", "业主3", "业主2"]
    assert bench.told("election", election_id)[-1] == "ElectionDecided"
    assert broken(bench) <= {"every_district_has_its_schedules"}
    damage = {"$set": {"ranking.elected": [OWNERS[3].subject]}}
    bench.store.database.collection("elections").update_many({}, damage)
    assert "who_was_elected_is_whom_the_votes_elect" in broken(bench)


def _vote(bench: Bench, election_id: str, n: int) -> str:
    return bench.read().elections.get(election_id).candidate(OWNERS[n - 1].subject).vote_id or ""


def test_only_after_the_list_was_public_and_where_owners_vote(bench: Bench):
    election_id = reviewed(bench, 1, 2, 3)
    bench.act(CONVENOR, lambda tx: publish_candidates.handle(tx, election_id))
    with pytest.raises(PublicityRuns):
        put(bench, election_id)
    with pytest.raises(Forbidden):
        put(bench, election_id, OWNERS[0])
    public(bench, election_id, Kind.CANDIDATES)
    put(bench, election_id)
    assert bench.read().elections.get(election_id).state is State.VOTING
    core = listed(bench, 1, 2, 3, **CORE)
    with pytest.raises(WrongElectionState):
        put(bench, core)
