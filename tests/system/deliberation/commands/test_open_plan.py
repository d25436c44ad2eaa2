# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Invalid, NotFound
from services.deliberation.commands import open_plan
from services.deliberation.commands.open_plan import OpenPlan
from services.deliberation.queries.plans import OfMatter, list_public_plans
from tests.system.deliberation.compound import OWNERS, Bench, number
from tests.system.deliberation.texts import PLANNED, opened


def test_anybody_reads_the_plan_by_its_matter(bench: Bench):
    topic_id = bench.raised()
    plan = opened(bench, topic_id=topic_id)
    assert [one.id for one in list_public_plans(bench.read(), OfMatter(matter=topic_id)).items] == [plan.id]
    assert opened(bench).matter != topic_id
    assert len(list_public_plans(bench.read(), OfMatter()).items) == 2


def test_what_cannot_be_opened(bench: Bench):
    with pytest.raises(Invalid):
        opened(bench, steps=[PLANNED["steps"][0] | {"due": "2026-03-01"}])
    with pytest.raises(NotFound):
        opened(bench, vote_id=number(9999))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: open_plan.handle(tx, OpenPlan.model_validate(PLANNED)))
