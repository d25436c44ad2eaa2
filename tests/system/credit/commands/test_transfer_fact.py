# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.credit.commands import transfer_fact
from services.credit.commands.transfer_fact import TransferFact
from services.credit.domain.errors import FactWithdrawn, SameFile
from services.credit.domain.facts import Fact
from tests.system.credit.district import ADMIN, COMPANY, CONTRACTOR, GRID_WORKER, Bench


def passed(bench: Bench, fact_id: str, to: str = CONTRACTOR, by: Principal = ADMIN) -> Fact:
    cmd = TransferFact(to_file_id=to, reasons="施工由承包人完成。", document="责任认定书1号")
    return bench.act(by, lambda tx: transfer_fact.handle(tx, fact_id, cmd))


def test_a_deduction_passes_to_the_file_that_it_belongs_to(bench: Bench):
    fact = bench.record(points=700)
    there = passed(bench, fact.id)
    assert (bench.file(COMPANY).score, bench.file(CONTRACTOR).score) == (9000, 8300)
    assert (there.happened_on, there.points) == (fact.happened_on, 700)
    assert [one.reference for one in there.evidence] == ["检查单1号", "责任认定书1号"]
    with pytest.raises(FactWithdrawn):
        passed(bench, fact.id)


def test_only_who_may_and_to_another_file(bench: Bench):
    fact = bench.record()
    with pytest.raises(Forbidden):
        passed(bench, fact.id, by=GRID_WORKER)
    with pytest.raises(SameFile):
        passed(bench, fact.id, to=COMPANY)
    assert bench.file().score == 8500
