# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from services.chassis.store.timers import TIMERS
from services.deliberation.domain.timer_kinds import TERM
from tests.system.deliberation.compound import COMPOUND, CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import appointed, called, stand
from tests.system.deliberation.test_invariants import broken


def test_a_term_begins_and_its_end_is_watched(bench: Bench):
    body = appointed(bench, 1, 2, 3)
    assert body.term.ends == date(body.term.begins.year + 5, body.term.begins.month, body.term.begins.day)
    assert (body.gaps, body.handover, body.place) == (0, None, COMPOUND)
    timer = bench.store.database.collection(TIMERS).find_one({"kind": TERM, "aggregate_id": body.id})
    assert (timer["due_at"].year, timer["due_at"].month) == (body.term.ends.year - 1, 12)
    assert "who_sits_was_published" not in broken(bench)
    damage = {"$set": {"stage": "withdrawn"}}
    bench.store.database.collection("publications").update_many({"kind": "candidates"}, damage)
    assert "who_sits_was_published" in broken(bench)


def test_who_sits_may_stand_for_the_next_term(bench: Bench):
    body = appointed(bench, 1, 2, 3)
    election = stand(bench, called(bench, body.id).id, 1)
    assert election.candidates[0].person.id == OWNERS[0].subject
    assert CONVENOR.subject not in {one.person.id for one in body.sitting}
