# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Money
from services.finance.domain.spending_errors import BeyondCommitment, BeyondResolution, FundOfOtherMatter
from tests.system.finance.compound import BUILDING, MATTER, SUPERVISOR, Bench
from tests.system.finance.spending import budgeted, invoiced, ordered, resolved


def test_a_treasurer_sets_a_budget_within_the_resolution(bench: Bench):
    fund, commitment = bench.fund(matter=MATTER), resolved(bench, 100)
    assert budgeted(bench, commitment, fund, 80).budget == Money(80)
    assert budgeted(bench, commitment, fund, 100).fund_id == fund
    with pytest.raises(BeyondResolution):
        budgeted(bench, commitment, fund, 101)
    with pytest.raises(Forbidden):
        budgeted(bench, commitment, fund, 1, SUPERVISOR)
    assert budgeted(bench, resolved(bench, None), fund, 10**9).budget == Money(10**9)


def test_the_fund_is_of_the_place_and_of_the_matter(bench: Bench):
    commitment = resolved(bench)
    for fund in (bench.fund(matter=bench.id()), bench.fund(place_path=BUILDING)):
        with pytest.raises(FundOfOtherMatter):
            budgeted(bench, commitment, fund, 1)


def test_what_is_invoiced_stays_within_it(bench: Bench):
    fund, commitment = bench.fund(), resolved(bench)
    budgeted(bench, commitment, fund, 500)
    invoiced(bench, ordered(bench, commitment), 400)
    budgeted(bench, commitment, fund, 400)
    with pytest.raises(BeyondCommitment):
        budgeted(bench, commitment, fund, 399)
