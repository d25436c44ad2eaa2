# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import close_period
from services.finance.commands.close_period import ClosePeriod
from services.finance.domain.chart import Known
from services.finance.domain.errors import ClosedPeriod, PeriodRuns
from services.finance.domain.periods import Period, PeriodState
from tests.system.finance.compound import COMPOUND, SUPERVISOR, TREASURER, Bench


def closed(bench: Bench, quarter: str = "2026Q1", by=TREASURER) -> Period:
    cmd = ClosePeriod(place_path=COMPOUND, quarter=quarter)
    return bench.act(by, lambda tx: close_period.handle(tx, cmd))


def test_nothing_is_posted_into_a_closed_quarter_nor_before_it(bench: Bench):
    fund = bench.fund(cash=1000)
    with pytest.raises(PeriodRuns):
        closed(bench)
    bench.until("2026-04-01")
    with pytest.raises(Forbidden):
        closed(bench, by=SUPERVISOR)
    assert closed(bench).state is PeriodState.CLOSING
    for day in ("2026-03-31", "2025-06-30"):
        with pytest.raises(ClosedPeriod):
            bench.post((Known.WORKS, fund, 1), (Known.BANK, fund, -1), effective=day)
    bench.post((Known.WORKS, fund, 1), (Known.BANK, fund, -1), effective="2026-04-01")
    with pytest.raises(ClosedPeriod):
        closed(bench)


def test_quarters_are_closed_one_after_the_other(bench: Bench):
    fund = bench.fund(cash=1000)
    bench.post((Known.WORKS, fund, 1), (Known.BANK, fund, -1), effective="2025-11-11")
    bench.until("2026-04-01")
    with pytest.raises(PeriodRuns) as refused:
        closed(bench)
    assert refused.value.quarter == "2025Q4"
    closed(bench, "2025Q4")
    closed(bench)
