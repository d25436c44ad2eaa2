# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.dunning_errors import UnknownUnit
from services.finance.domain.maintenance_errors import NotAMaintenanceFund, TooManyAccounts
from services.finance.queries import maintenance as queries
from tests.system.finance.compound import BUILDING, COMPOUND, OWNERS, SUPERVISOR, Bench
from tests.system.finance.dues import account, deposited, maintenance


def test_each_household_has_its_account_and_sees_its_own(bench: Bench):
    fund = maintenance(bench, 1000)
    deposited(bench, fund, 500, range(1, 2))
    assert (account(bench, 1).first.fen, account(bench, 1).balance.fen) == (1000, 1500)
    assert bench.cash(fund) == 10_500
    (own,) = queries.list_own_accounts(bench.read(OWNERS[0]))
    assert own == account(bench, 1)
    (building,) = queries.list_buildings(bench.read(OWNERS[3]), fund)
    assert (building.building, building.accounts, building.balance.fen) == (BUILDING, 10, 10_500)


def test_one_amount_is_shared_among_so_many_accounts_at_the_most(bench: Bench):
    fund = maintenance(bench, 1000)
    assert len(bench.read().accounts_in(fund, COMPOUND, 10)) == 10
    with pytest.raises(TooManyAccounts):
        bench.read().accounts_in(fund, COMPOUND, 9)


def test_into_a_maintenance_fund_by_units_of_its_place(bench: Bench):
    with pytest.raises(NotAMaintenanceFund):
        deposited(bench, bench.fund(), 1000)
    fund = maintenance(bench, 1000)
    with pytest.raises(UnknownUnit):
        deposited(bench, fund, 1000, range(99, 100))
    with pytest.raises(Forbidden):
        deposited(bench, fund, 1000, by=SUPERVISOR)
    assert bench.cash(fund) == 10_000
