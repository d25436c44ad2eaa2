# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import nominate_candidate, review_candidate
from services.deliberation.commands.nominate_candidate import NominateCandidate
from services.deliberation.commands.review_candidate import Held, ReviewCandidate
from services.deliberation.domain.body_errors import GroundNotOfBody, NotACandidate, OwnReview
from services.deliberation.domain.body_rules import Ground, Nomination
from tests.system.deliberation.compound import CONVENOR, MANAGER, OWNERS, Bench
from tests.system.deliberation.standing import CORE, called, review, stand

ARREARS = Held(ground=Ground.ARREARS, reason="两年未缴公共费用，经催告仍拒缴。")


def test_an_owner_may_stand_and_a_debtor_may_not(bench: Bench):
    election_id = called(bench).id
    stand(bench, election_id, 1)
    assert review(bench, election_id, 1).candidates[0].review.eligible
    refused = review(bench, election_id, 1, refusals=(ARREARS,)).candidates[0].review
    assert [one.ground for one in refused.refusals] == [Ground.ARREARS]


def test_the_registers_refuse_who_owns_nothing_and_who_serves_the_place(bench: Bench):
    election_id = called(bench).id
    cmd = NominateCandidate(nominated=Nomination.COMMITTEE, person_id=MANAGER.subject, name="周经理")
    bench.act(CONVENOR, lambda tx: nominate_candidate.handle(tx, election_id, cmd))
    seen = ReviewCandidate(person_id=MANAGER.subject)
    election = bench.act(CONVENOR, lambda tx: review_candidate.handle(tx, election_id, seen))
    grounds = [one.ground for one in election.candidates[0].review.refusals]
    assert grounds == [Ground.NOT_OWNER, Ground.COMPANY_STAFF]
    assert election.eligible == ()


def test_who_reviews_whom_and_why(bench: Bench):
    election_id = called(bench, **CORE).id
    stand(bench, election_id, 1)
    own = NominateCandidate(nominated=Nomination.COMMITTEE)
    bench.act(CONVENOR, lambda tx: nominate_candidate.handle(tx, election_id, own))
    with pytest.raises(GroundNotOfBody):
        review(bench, election_id, 1, refusals=(ARREARS,))
    with pytest.raises(NotACandidate):
        review(bench, election_id, 2)
    mine = ReviewCandidate(person_id=CONVENOR.subject)
    with pytest.raises(OwnReview):
        bench.act(CONVENOR, lambda tx: review_candidate.handle(tx, election_id, mine))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: review_candidate.handle(tx, election_id, mine))
