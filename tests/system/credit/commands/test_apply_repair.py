# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Principal
from services.credit.commands import apply_repair
from services.credit.commands.apply_repair import ApplyRepair
from services.credit.domain.errors import NotRectified, NotRepairable, NotTheSubject, RepairTooEarly
from tests.system.credit.district import MANAGER, RESIDENT, Bench


def applied(bench: Bench, fact_id: str, by: Principal = MANAGER) -> str:
    """The id of an application for repair."""
    cmd = ApplyRepair(promise="每月自查并公开结果。")
    return bench.act(by, lambda tx: apply_repair.handle(tx, fact_id, cmd)).id


def test_after_the_shortest_period_once_it_is_put_right(bench: Bench):
    fact = bench.record()
    with pytest.raises(NotTheSubject):
        applied(bench, fact.id, RESIDENT)
    with pytest.raises(NotRectified):
        applied(bench, fact.id)
    bench.rectify(fact.id)
    bench.on("2026-06-01")
    with pytest.raises(RepairTooEarly):
        applied(bench, fact.id)
    bench.on("2026-06-02")
    assert bench.told("repair", applied(bench, fact.id)) == ["RepairApplied"]


def test_a_serious_one_waits_a_year(bench: Bench):
    fact = bench.record("punished")
    bench.rectify(fact.id)
    bench.on("2027-03-01")
    with pytest.raises(RepairTooEarly):
        applied(bench, fact.id)


@pytest.mark.parametrize("kind", ["fund_misuse", "award"])
def test_some_records_are_not_repaired(bench: Bench, kind: str):
    fact = bench.record(kind)
    bench.rectify(fact.id)
    with pytest.raises(NotRepairable):
        applied(bench, fact.id)
