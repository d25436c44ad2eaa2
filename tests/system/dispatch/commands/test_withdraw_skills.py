# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import withdraw_skills
from tests.system.dispatch.activity_samples import offered
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, Bench


def test_nothing_of_the_offer_is_kept(bench: Bench):
    offered(bench)
    offered(bench, NEIGHBOUR)
    for _ in range(2):
        bench.act(RESIDENT, withdraw_skills.handle)
    tx = bench.read()
    assert [one.id for one in tx.skill_offers.list({})] == [NEIGHBOUR.subject]
