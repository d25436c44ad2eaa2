# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.store import Duplicate
from services.finance.commands import allot_interest
from services.finance.commands.allot_interest import AllotInterest
from services.finance.domain.kinds import FundKind
from services.finance.domain.maintenance_errors import NothingToAllot
from tests.system.finance.compound import TREASURER, Bench
from tests.system.finance.dues import account, deposited, maintenance, today


def allotted(bench: Bench, fund: str, fen: int, entry_id: str = "") -> None:
    given = {"entry_id": entry_id or bench.id(), "amount": {"fen": fen}, "effective": today(bench)}
    cmd = AllotInterest.model_validate(given)
    bench.act(TREASURER, lambda tx: allot_interest.handle(tx, fund, cmd))


def test_interest_is_shared_by_what_each_account_has(bench: Bench):
    fund = maintenance(bench, 1000)
    deposited(bench, fund, 1000, range(1, 2))
    entry_id = bench.id()
    allotted(bench, fund, 113, entry_id)
    assert [account(bench, of).balance.fen - 1000 for of in (1, 2, 3)] == [1021, 11, 11] or (
        sum(account(bench, of).balance.fen for of in range(1, 11)) == 11_113
    )
    assert bench.cash(fund) == 11_113
    with pytest.raises(Duplicate):
        allotted(bench, fund, 113, entry_id)


def test_there_has_to_be_something(bench: Bench):
    fund = bench.fund(FundKind.MAINTENANCE)
    with pytest.raises(NothingToAllot):
        allotted(bench, fund, 113)
    assert bench.cash(fund) == 0
