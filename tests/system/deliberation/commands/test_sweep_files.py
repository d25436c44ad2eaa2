# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.deliberation.domain.kinds import Kind
from services.deliberation.timers import schedules
from tests.system.deliberation.compound import ADMIN, Bench


def test_what_nothing_claims_is_deleted_and_the_photo_of_a_board_stays(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    kept = bench.post(bench.frozen(), Kind.PLAN).postings[0].photo
    lost = bench.photo()
    bench.wait(timedelta(days=3))
    bench.fire()
    assert bench.read().files.find(lost) is None
    assert bench.read().files.get(kept)
