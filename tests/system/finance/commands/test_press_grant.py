# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.domain.grants import Scheme
from tests.system.finance.compound import COMPOUND, Bench
from tests.system.finance.spending import applied, granted, received


def test_a_grant_that_is_not_accounted_for_climbs_to_the_district(bench: Bench):
    grant = applied(bench, scheme="micro_project")
    granted(bench, grant)
    kept = received(bench, grant)
    assert kept.scheme is Scheme.MICRO_PROJECT
    assert kept.report_by
    assert kept.report_by > bench.clock() + timedelta(days=179)
    bench.clock.set(kept.report_by)
    for _ in range(6):
        bench.fire()
        bench.wait(timedelta(days=5))
    assert bench.read().grants.get(grant).level == COMPOUND.depth
    assert bench.told("grant", grant).count("GrantReportOverdue") == COMPOUND.depth
