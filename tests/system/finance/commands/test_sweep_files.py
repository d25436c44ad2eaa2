# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.timers import schedules
from tests.system.finance.accounts import photo, posted, published, used
from tests.system.finance.compound import ADMIN, Bench


def test_what_nothing_claims_is_deleted_and_the_photo_of_a_board_stays(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    used(bench)
    kept = posted(bench, published(bench).publication_id).postings[0].photo
    lost = photo(bench)
    bench.wait(timedelta(days=6))
    bench.fire()
    assert bench.read().files.find(lost) is None
    assert bench.read().files.get(kept)
