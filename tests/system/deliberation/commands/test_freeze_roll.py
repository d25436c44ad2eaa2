# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.rolls import chained
from services.deliberation.store import UNITS_AT_ONCE
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench, add_flats, sell


def test_the_hash_is_over_every_unit_in_the_order_of_the_heads(bench: Bench):
    bench.act(CONVENOR, lambda tx: add_flats(tx, UNITS_AT_ONCE))
    vote = bench.vote(bench.frozen())
    digest = ""
    entries = bench.read().roll.list({"vote_id": vote.id}, limit=500)
    for entry in sorted(entries, key=lambda one: (one.head, one.id)):
        digest = chained(digest, entry.unit)
    assert (vote.roll.digest, vote.roll.frozen_at) == (digest, bench.clock())


def test_a_sale_after_it_changes_nothing(bench: Bench):
    vote_id = bench.frozen()
    before = bench.vote(vote_id).roll
    bench.act(CONVENOR, lambda tx: sell(tx, 1, OWNERS[1]))
    bench.fire()
    assert bench.vote(vote_id).roll == before
    entry = bench.read().roll.first({"vote_id": vote_id, "unit.owners": OWNERS[0].subject})
    assert entry
    assert entry.unit.owners == (OWNERS[0].subject,)
