# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from tests.system.finance.accounts import answered, judged_badly
from tests.system.finance.compound import COMPOUND, Bench


def test_what_is_not_answered_climbs_to_the_district(bench: Bench):
    case = judged_badly(bench)
    bench.clock.set(case.due_at)
    for _ in range(8):
        bench.fire()
        bench.wait(timedelta(days=5))
    assert bench.read().cases.get(case.id).level == COMPOUND.depth
    assert bench.told("case", case.id).count("CaseOverdue") == COMPOUND.depth
    answered(bench, case.id)
    assert bench.told("case", case.id)[-1] == "CaseAnswered"
