# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.timers import schedules
from tests.system.credit.district import ADMIN, Bench


def test_what_nothing_claims_is_deleted_and_evidence_stays(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    kept, lost = bench.photo(), bench.photo()
    bench.record(photos=(kept,))
    bench.wait(days=3)
    assert bench.read().files.find(lost) is None
    assert bench.read().files.get(kept)
