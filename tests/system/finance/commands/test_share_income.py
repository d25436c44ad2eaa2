# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Invalid
from services.finance.commands import put_policy, share_income
from services.finance.commands.share_income import ShareIncome
from services.finance.domain.billing_errors import NotCommonIncome, SharedAlready
from services.finance.domain.chart import Known
from services.finance.domain.common_income import FundPart
from services.finance.domain.errors import PeriodRuns
from services.finance.domain.income_shares import IncomeShare
from services.finance.domain.kinds import FundKind
from services.finance.policies import IncomePolicy
from tests.system.finance.accounts import closed
from tests.system.finance.compound import ADMIN, COMPOUND, FLATS, OWNERS, TREASURER, Bench


def parked(bench: Bench, kind: FundKind = FundKind.COMMON_INCOME) -> str:
    """A fund with 10,000 fen from parking spaces, less 999 that they cost."""
    fund = bench.fund(kind)
    bench.post((Known.BANK, fund, 10_000), (Known.PARKING, fund, -10_000))
    bench.post(("5101", fund, 999), (Known.BANK, fund, -999))
    return fund


def shared(bench: Bench, fund: str, by=TREASURER, **more) -> IncomeShare:
    cmd = ShareIncome(quarter="2026Q1", **more)
    return bench.act(by, lambda tx: share_income.handle(tx, fund, cmd))


def test_owners_get_income_less_cost_by_area_and_all_of_it_once(bench: Bench):
    fund = parked(bench)
    with pytest.raises(PeriodRuns):
        shared(bench, fund)
    closed(bench)
    made = shared(bench, fund)
    parts = bench.read().allotments.list({"share_id": made.id})
    assert (made.income.fen, made.cost.fen, made.to_owners.fen) == (10_000, 999, 9_001)
    assert (len(parts), sum(one.amount.fen for one in parts)) == (FLATS, 9_001)
    assert [one.amount.fen for one in parts] == sorted(one.amount.fen for one in parts)
    assert bench.books(fund)[Known.OWNERS] == -9_001
    with pytest.raises(SharedAlready):
        shared(bench, fund)
    with pytest.raises(Forbidden):
        shared(bench, fund, OWNERS[0])


def test_more_than_half_goes_to_the_maintenance_fund_where_the_policy_says_so(bench: Bench):
    rule = IncomePolicy(fund_part=FundPart.MORE_THAN_HALF)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, rule, COMPOUND))
    fund, maintenance = parked(bench), bench.fund(FundKind.MAINTENANCE)
    closed(bench)
    with pytest.raises(Invalid):
        shared(bench, fund)
    made = shared(bench, fund, maintenance_fund_id=maintenance)
    assert (made.to_fund.fen, made.to_owners.fen, bench.cash(maintenance)) == (4_501, 4_500, 4_501)


def test_only_common_income_is_shared_out(bench: Bench):
    fund = parked(bench, FundKind.OPERATING)
    closed(bench)
    with pytest.raises(NotCommonIncome):
        shared(bench, fund)
