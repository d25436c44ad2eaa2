# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import Money
from tests.system.finance.compound import COMPOUND, TENANT, Bench
from tests.system.finance.spending import resolved
from tests.system.finance.test_copies import hear


def test_a_resolution_in_force_is_a_commitment_of_its_matter(bench: Bench):
    event = hear(bench, "ResolutionInForce", of="deliberation", matter_id="m-1")
    made = bench.read().commitments.get(event.vote_id)
    assert (made.matter, made.place, made.title) == ("m-1", event.place_path, event.title)
    assert (made.limit, made.budget, made.fund_id) == (None, None, None)
    assert bench.told("commitment", made.id) == ["CommitmentMade"]


def test_it_keeps_what_was_resolved_at_the_most(bench: Bench):
    made = bench.read().commitments.get(resolved(bench, 7000))
    assert (made.limit, made.place, made.within[0]) == (Money(7000), COMPOUND, f"/{TENANT}")
