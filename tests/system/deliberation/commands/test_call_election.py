# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, Invalid
from services.deliberation.commands import call_election
from services.deliberation.commands.call_election import CallElection
from services.deliberation.domain.body_errors import ElectionRunning, NoGap
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import WEEK, called, founded


def test_one_election_at_a_time_for_all_seats(bench: Bench):
    election = called(bench)
    assert (election.seats, election.rule.nominators, election.rule.list_days) == (3, 10, 7)
    with pytest.raises(ElectionRunning):
        called(bench, election.body_id)


def test_what_cannot_be_called(bench: Bench):
    body_id = founded(bench).id

    def call(by=CONVENOR, wait: timedelta = WEEK, **more: bool) -> None:
        cmd = CallElection(body_id=body_id, nominations_until=bench.clock() + wait, **more)
        bench.act(by, lambda tx: call_election.handle(tx, cmd))

    with pytest.raises(NoGap):
        call(by_election=True)
    with pytest.raises(Invalid):
        call(wait=-WEEK)
    with pytest.raises(Forbidden):
        call(OWNERS[0])
    assert bench.read().elections.first({"body_id": body_id}) is None
