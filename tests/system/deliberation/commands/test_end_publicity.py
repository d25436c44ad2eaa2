# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.publicity import Stage
from services.deliberation.commands import end_publicity
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import ADMIN, Bench


def test_before_its_time_nothing_ends(bench: Bench):
    vote_id = bench.frozen()
    plan = bench.post(vote_id, Kind.PLAN)
    bench.act(ADMIN, lambda tx: end_publicity.handle(tx, plan.id))
    assert bench.publication(vote_id, Kind.PLAN) == plan


def test_at_its_end_it_has_effect_once(bench: Bench):
    vote_id = bench.opened()
    plan = bench.publication(vote_id, Kind.PLAN)
    bench.act(ADMIN, lambda tx: end_publicity.handle(tx, plan.id))
    assert plan.stage is Stage.EFFECTIVE
    assert bench.told("publication", plan.id) == ["Published", "NoticePosted", "PublicityEnded"]
    assert bench.vote(vote_id).state is State.OPEN
