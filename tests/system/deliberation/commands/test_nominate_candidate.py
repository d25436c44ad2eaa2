# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import nominate_candidate, put_policy
from services.deliberation.commands.nominate_candidate import NominateCandidate
from services.deliberation.domain.body_errors import NominatedAlready, NominationsOver, TooFewNominators
from services.deliberation.domain.body_rules import Nomination
from services.deliberation.policies import BodyPolicy
from tests.system.deliberation.compound import ADMIN, COMPOUND, CONVENOR, OWNERS, STRANGER, Bench, flat
from tests.system.deliberation.standing import WEEK, called, stand

JOINT = {
    "nominated": Nomination.JOINT,
    "person_id": OWNERS[4].subject,
    "name": "业主5",
    "document": "联名表1号",
}


def test_an_owner_stands_wherever_they_live_and_once(bench: Bench):
    election_id = called(bench).id
    cmd = NominateCandidate(unit_id=flat(1))
    absentee = replace(OWNERS[0], grants=())
    election = bench.act(absentee, lambda tx: nominate_candidate.handle(tx, election_id, cmd))
    assert [one.person.name for one in election.candidates] == ["业主1"]
    with pytest.raises(NominatedAlready):
        stand(bench, election_id, 1)


def test_owners_nominate_together_and_each_counts_once(bench: Bench):
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, BodyPolicy(nominators=3), COMPOUND))
    election_id = called(bench).id
    few = NominateCandidate(**JOINT, signed_for=(flat(1), flat(1), flat(2), flat(99)))
    with pytest.raises(TooFewNominators) as refused:
        bench.act(OWNERS[0], lambda tx: nominate_candidate.handle(tx, election_id, few))
    assert (refused.value.given, refused.value.needed) == (2, 3)
    enough = NominateCandidate(**JOINT, signed_for=(flat(1), flat(2), flat(3)))
    election = bench.act(OWNERS[0], lambda tx: nominate_candidate.handle(tx, election_id, enough))
    assert election.candidates[0].supporters == 3


def test_not_by_strangers_nor_as_the_committee_nor_too_late(bench: Bench):
    election_id = called(bench).id
    own, recommended = NominateCandidate(), NominateCandidate(nominated=Nomination.COMMITTEE, name="业主1")
    with pytest.raises(Forbidden):
        bench.act(STRANGER, lambda tx: nominate_candidate.handle(tx, election_id, own))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: nominate_candidate.handle(tx, election_id, recommended))
    bench.act(CONVENOR, lambda tx: nominate_candidate.handle(tx, election_id, recommended))
    bench.wait(WEEK)
    with pytest.raises(NominationsOver):
        stand(bench, election_id, 2)
