# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.http import Paged
from services.chassis.publicity import PublicityOver
from services.chassis.values import Forbidden
from services.deliberation.domain.kinds import Kind
from services.deliberation.queries.publications import list_objections
from tests.system.deliberation.compound import CONVENOR, OWNERS, STRANGER, Bench


def test_who_lives_there_objects_until_the_clock_ends(bench: Bench):
    vote_id = bench.frozen()
    plan = bench.post(vote_id, Kind.PLAN)
    objection_id = bench.objected(plan.id)
    assert bench.told("objection", objection_id) == ["ObjectionRaised"]
    now = bench.publication(vote_id, Kind.PLAN)
    assert (now.objections, now.unruled) == (1, 1)
    found = list_objections(bench.read(CONVENOR), plan.id, Paged())
    assert [(one.id, one.text) for one in found.items] == [(objection_id, "价格太低。")]
    with pytest.raises(Forbidden):
        list_objections(bench.read(OWNERS[0]), plan.id, Paged())
    with pytest.raises(Forbidden):
        bench.objected(plan.id, STRANGER)
    bench.clock.set(plan.until)
    with pytest.raises(PublicityOver):
        bench.objected(plan.id)
    assert bench.publication(vote_id, Kind.PLAN).objections == 1
