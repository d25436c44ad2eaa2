# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import Outcome
from services.chassis.values import Forbidden
from services.deliberation.commands import publish_candidates
from services.deliberation.domain.body_errors import (
    CandidatesUnreviewed,
    NominationsOpen,
    TooFewCandidates,
    WrongElectionState,
)
from services.deliberation.domain.elections import State
from services.deliberation.domain.kinds import Kind
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import called, reviewed, stand


def publish(bench: Bench, election_id: str, by=CONVENOR) -> None:
    bench.act(by, lambda tx: publish_candidates.handle(tx, election_id))


def test_the_list_names_who_stands_and_an_upheld_objection_opens_it_again(bench: Bench):
    election_id = reviewed(bench, 1, 2, 3)
    publish(bench, election_id)
    found = bench.read().latest_of(f"election/{election_id}", Kind.CANDIDATES)
    assert "业主1" in found.content
    assert OWNERS[0].subject not in found.content
    bench.rule(bench.objected(found.id), Outcome.UPHELD)
    bench.fire()
    assert bench.read().elections.get(election_id).state is State.NOMINATING
    publish(bench, election_id)
    with pytest.raises(WrongElectionState):
        publish(bench, election_id)


def test_what_cannot_be_published_yet(bench: Bench):
    early = called(bench).id
    with pytest.raises(NominationsOpen):
        publish(bench, early)
    stand(bench, early, 1)
    few = reviewed(bench, 1, 2)
    with pytest.raises(TooFewCandidates):
        publish(bench, few)
    with pytest.raises(CandidatesUnreviewed):
        publish(bench, early)
    with pytest.raises(Forbidden):
        publish(bench, few, OWNERS[0])
