# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.publicity import Outcome
from services.deliberation.commands import carry_out_vote
from services.deliberation.domain.body_errors import MatterDoesNotFit, NotAMember
from services.deliberation.domain.body_rules import Ending
from services.deliberation.domain.elections import State
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State as VoteState
from tests.system.deliberation.compound import CLOSES, CONVENOR, OPENS, OWNERS, Bench
from tests.system.deliberation.standing import appointed, decided, public, sitting, voting

LATER = {"opens_at": OPENS.replace(month=5), "closes_at": CLOSES.replace(month=5)}


def test_who_was_elected_sits_when_the_result_was_public(bench: Bench):
    election_id = voting(bench, 1, 2, 3, 4)
    election = decided(bench, election_id, {1: 9, 2: 8, 3: 7, 4: 6})
    assert (election.state, election.ranking.alternates) == (State.DECIDED, (OWNERS[3].subject,))
    public(bench, election_id, Kind.ELECTED)
    assert sitting(bench, election.body_id) == ["业主1", "业主2", "业主3"]


def test_an_election_fails_by_an_upheld_objection(bench: Bench):
    overruled = voting(bench, 1, 2, 3)
    decided(bench, overruled, {1: 9, 2: 8, 3: 7})
    found = bench.read().latest_of(f"election/{overruled}", Kind.ELECTED)
    bench.rule(bench.objected(found.id), Outcome.UPHELD)
    bench.fire()
    assert bench.read().elections.get(overruled).state is State.FAILED


def test_a_member_is_recalled_by_a_vote_in_force(bench: Bench):
    body = appointed(bench, 1, 2, 3)
    recalls = {"body_id": body.id, "person_id": OWNERS[0].subject}
    with pytest.raises(MatterDoesNotFit):
        bench.prepared(recalls=recalls, **LATER)
    with pytest.raises(NotAMember):
        bench.prepared(recalls=recalls | {"person_id": OWNERS[5].subject}, matter="committee", **LATER)
    vote_id = bench.prepared(recalls=recalls, matter="committee", **LATER)
    bench.act(CONVENOR, lambda tx: carry_out_vote.handle(tx, vote_id))
    assert len(sitting(bench, body.id)) == 3
    bench.act(CONVENOR, lambda tx: tx.votes.save(replace(tx.votes.get(vote_id), state=VoteState.IN_FORCE)))
    for _ in range(2):
        bench.act(CONVENOR, lambda tx: carry_out_vote.handle(tx, vote_id))
    assert sitting(bench, body.id) == ["业主2", "业主3"]
    assert bench.read().bodies.get(body.id).members[0].ending is Ending.RECALLED
