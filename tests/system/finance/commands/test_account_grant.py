# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import account_grant
from services.finance.commands.account_grant import AccountGrant
from services.finance.domain.chart import Known
from services.finance.domain.grants import Grant, GrantState
from services.finance.domain.spending_errors import WrongGrantState
from tests.system.finance.compound import TREASURER, Bench
from tests.system.finance.spending import applied, granted, received


def accounted(bench: Bench, grant: str) -> Grant:
    cmd = AccountGrant(report="已划线。", entry_id=bench.id(), effective=bench.clock().date())
    return bench.act(TREASURER, lambda tx: account_grant.handle(tx, grant, cmd))


def test_what_is_left_goes_back(bench: Bench):
    grant_id = applied(bench)
    fund = granted(bench, grant_id).fund_id
    with pytest.raises(WrongGrantState):
        accounted(bench, grant_id)
    received(bench, grant_id)
    bench.post((Known.WORKS, fund, 4200), (Known.BANK, fund, -4200))
    grant = accounted(bench, grant_id)
    assert (grant.state, grant.spent.fen, grant.returned.fen) == (GrantState.SPENT, 4200, 800)
    assert bench.books(fund) == {Known.BANK: 0, Known.GRANTS: -4200, Known.WORKS: 4200}


def test_one_that_is_spent_whole_has_nothing_to_give_back(bench: Bench):
    grant_id = applied(bench)
    fund = granted(bench, grant_id).fund_id
    received(bench, grant_id)
    bench.post((Known.WORKS, fund, 5000), (Known.BANK, fund, -5000))
    assert accounted(bench, grant_id).returned.fen == 0
