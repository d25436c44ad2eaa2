# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.outreach.timers import schedules
from tests.system.outreach.district import ADMIN, Bench


def test_that_a_unit_has_voted_is_known_and_forgotten_in_a_month(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    for sequence in range(2):
        bench.hear("BallotCast", "deliberation", f"unit_ballots/{sequence}", vote_id="v-1", unit_id="u-0")
    assert len(bench.read().cast.list({})) == 1
    bench.wait(timedelta(days=32))
    bench.run()
    assert bench.read().cast.list({}) == []
