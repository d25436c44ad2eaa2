# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import call_election, end_membership
from services.deliberation.commands.call_election import CallElection
from services.deliberation.commands.end_membership import EndMembership
from services.deliberation.domain.body_errors import NominatedAlready, NotAMember
from services.deliberation.domain.body_rules import Ending
from services.deliberation.domain.kinds import Kind
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import WEEK, appointed, decided, public, sitting, stand, voting


def end(bench: Bench, body_id: str, count: int, ending: Ending = Ending.RESIGNED, by=None) -> None:
    person = OWNERS[count - 1]
    cmd = EndMembership(person_id=person.subject, ending=ending)
    bench.act(by or person, lambda tx: end_membership.handle(tx, body_id, cmd))


def test_the_first_alternate_follows(bench: Bench):
    election_id = voting(bench, 1, 2, 3, 4)
    body_id = decided(bench, election_id, {1: 9, 2: 8, 3: 7, 4: 6}).body_id
    public(bench, election_id, Kind.ELECTED)
    end(bench, body_id, 2)
    assert sitting(bench, body_id) == ["业主1", "业主3", "业主4"]


def test_below_half_of_the_seats_a_by_election_is_due(bench: Bench):
    body = appointed(bench, 1, 2, 3)
    end(bench, body.id, 1)
    assert not bench.read().bodies.get(body.id).by_election_due
    end(bench, body.id, 2, Ending.CONVICTED, CONVENOR)
    assert bench.read().bodies.get(body.id).by_election_due
    cmd = CallElection(body_id=body.id, nominations_until=bench.clock() + WEEK, by_election=True)
    election = bench.act(CONVENOR, lambda tx: call_election.handle(tx, cmd))
    assert election.seats == 2
    with pytest.raises(NominatedAlready):
        stand(bench, election.id, 3)


def test_nobody_resigns_for_another_and_nobody_leaves_twice(bench: Bench):
    body = appointed(bench, 1, 2, 3)
    with pytest.raises(Forbidden):
        end(bench, body.id, 1, by=OWNERS[1])
    with pytest.raises(Forbidden):
        end(bench, body.id, 1, Ending.CONVICTED)
    end(bench, body.id, 1)
    with pytest.raises(NotAMember):
        end(bench, body.id, 1)
