# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.body_rules import Ending
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.places import Ownership
from services.deliberation.store import Tx
from tests.system.deliberation.compound import ADMIN, BUILDING, OWNERS, Bench, flat
from tests.system.deliberation.standing import appointed, decided, public, sitting, stand, voting
from tests.system.deliberation.standing import called as sought
from tests.system.deliberation.test_copies import hear
from tests.system.deliberation.test_invariants import broken

ELECTED = "who_was_elected_is_whom_the_votes_elect"


def sold(bench: Bench, count: int, sequence: int = 2) -> None:
    """Flat n belongs to the buyer whom the example names."""
    path = f"{BUILDING}/u{count:03d}"
    hear(bench, "OwnershipRegistered", sequence, unit_id=flat(count), unit_path=path)


def test_who_sold_leaves_the_committee_and_the_next_owner_follows(bench: Bench):
    election_id = voting(bench, 1, 2, 3, 4, 5)
    body_id = decided(bench, election_id, {1: 10, 2: 9, 3: 8, 4: 7, 5: 6}).body_id
    public(bench, election_id, Kind.ELECTED)
    sold(bench, 4)
    sold(bench, 1)
    sold(bench, 1, 3)
    body = bench.read().bodies.get(body_id)
    assert [one.ending for one in body.members if one.until] == [Ending.NOT_OWNER]
    assert sitting(bench, body_id) == ["业主2", "业主3", "业主5"]
    assert bench.told("body", body_id).count("MembershipEnded") == 1


def test_who_owns_another_flat_there_stays(bench: Bench):
    election_id = voting(bench, 1, 2, 3)
    body_id = decided(bench, election_id, {1: 9, 2: 8, 3: 7}).body_id
    public(bench, election_id, Kind.ELECTED)
    me = OWNERS[0].subject

    def buy(tx: Tx) -> None:
        tx.put_copy(Tx.ownerships, Ownership(flat(9), (me,), me, "2026-01-01"), 2)

    bench.act(ADMIN, buy)
    sold(bench, 1)
    assert sitting(bench, body_id)[0] == "业主1"
    sold(bench, 9, 3)
    assert "业主1" not in sitting(bench, body_id)


def test_where_residents_sit_a_sale_changes_nothing(bench: Bench):
    body = appointed(bench, 1, 2, 3)
    sold(bench, 1)
    assert len(sitting(bench, body.id)) == 3


def test_a_nomination_falls_and_an_elected_one_is_not_seated(bench: Bench):
    election = sought(bench)
    stand(bench, election.id, 1)
    sold(bench, 1)
    sold(bench, 1, 3)
    found = bench.read().elections.get(election.id)
    assert (found.candidates[0].fell, found.eligible) == ("nominating", ())
    assert bench.told("election", election.id).count("CandidateFell") == 1


def test_between_the_votes_and_the_seats_the_next_one_moves_up(bench: Bench):
    election_id = voting(bench, 1, 2, 3, 4)
    sold(bench, 4)
    election = decided(bench, election_id, {1: 9, 2: 8, 3: 7, 4: 10})
    assert OWNERS[3].subject not in election.ranking.elected
    sold(bench, 2)
    public(bench, election_id, Kind.ELECTED)
    assert sitting(bench, election.body_id) == ["业主1", "业主3"]
    assert ELECTED not in broken(bench)
