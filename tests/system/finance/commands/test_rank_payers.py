# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.finance.commands import count_payers, rank_payers
from services.finance.domain.timer_kinds import COUNT_PAYERS, RANK_PAYERS
from tests.system.finance.commands.test_count_payers import HALF
from tests.system.finance.compound import ADMIN, Bench
from tests.system.finance.members import counts, half_paid

STEPS = {RANK_PAYERS: rank_payers.handle, COUNT_PAYERS: count_payers.handle}


@pytest.mark.parametrize("at_once", [1, 5, 12, 100])
def test_pieces_of_any_size_come_to_the_same(bench: Bench, at_once: int):
    bills = half_paid(bench)
    bench.until((bills[0].due + timedelta(days=1)).isoformat())
    timers, kinds = bench.store.database.collection("timers"), []
    while timer := timers.find_one({"kind": {"$in": list(STEPS)}}):
        timers.delete_one({"_id": timer["_id"]})
        kinds.append(timer["kind"])
        handle = STEPS[timer["kind"]]
        bench.act(
            ADMIN,
            lambda tx, timer=timer, handle=handle: handle(
                tx, timer["aggregate_id"], **timer["data"], at_once=at_once
            ),
        )
    assert counts(bench, "2026-03") == HALF
    assert kinds.count(RANK_PAYERS) == -(-12 // at_once)
