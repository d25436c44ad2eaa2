# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.rolls import Stage
from services.deliberation.store import UNITS_AT_ONCE
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench, add_flats, flat, number

DEVELOPER = number(70)


def test_what_the_developer_holds_is_one_head(bench: Bench):
    held = {"person_id": DEVELOPER, "unsold": [flat(1)], "sold_not_handed_over": [flat(2)]}
    vote = bench.vote(bench.frozen(developer=held))
    entries = {one.unit.unit_id: one.unit for one in bench.read().roll.list({"vote_id": vote.id})}
    assert (entries[flat(1)].stage, entries[flat(2)].stage) == (Stage.UNSOLD, Stage.SOLD)
    assert {entries[flat(1)].head, entries[flat(2)].head} == {DEVELOPER}
    assert entries[flat(3)].owners == (OWNERS[2].subject,)
    assert vote.roll.counting.roll.heads == 9


def test_a_large_compound_is_enrolled_in_pieces(bench: Bench):
    bench.act(CONVENOR, lambda tx: add_flats(tx, UNITS_AT_ONCE))
    vote = bench.vote(bench.frozen())
    assert vote.roll.counting.units == UNITS_AT_ONCE + 10
    assert len(bench.read().roll.list({"vote_id": vote.id})) == UNITS_AT_ONCE + 10
