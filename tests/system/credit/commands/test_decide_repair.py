# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.credit.commands import decide_repair
from services.credit.commands.decide_repair import DecideRepair
from services.credit.domain.errors import AlreadyMarked, RepairDecided
from tests.system.credit.commands.test_apply_repair import applied
from tests.system.credit.district import ADMIN, GRID_WORKER, Bench


def decide(bench: Bench, repair_id: str, *, granted: bool, by: Principal = ADMIN) -> None:
    cmd = DecideRepair(granted=granted, reasons="已履行全部义务。")
    bench.act(by, lambda tx: decide_repair.handle(tx, repair_id, cmd))


def waiting(bench: Bench) -> str:
    fact = bench.record()
    bench.rectify(fact.id)
    bench.on("2026-06-02")
    return applied(bench, fact.id)


def test_granted_the_fact_counts_no_more_and_stays_on_record(bench: Bench):
    repair_id = waiting(bench)
    with pytest.raises(Forbidden):
        decide(bench, repair_id, granted=True, by=GRID_WORKER)
    decide(bench, repair_id, granted=True)
    (fact,) = bench.facts()
    assert (fact.repaired_on, fact.withdrawn_on, bench.file().score) == (bench.today, None, 9000)
    with pytest.raises(RepairDecided):
        decide(bench, repair_id, granted=False)
    with pytest.raises(AlreadyMarked):
        applied(bench, fact.id)


def test_refused_it_counts_on(bench: Bench):
    decide(bench, waiting(bench), granted=False)
    assert bench.file().score == 8500
