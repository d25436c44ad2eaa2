# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import withdraw_call
from services.finance.commands.withdraw_call import WithdrawCall
from services.finance.domain.asset_errors import WrongCallState
from tests.system.finance.compound import TREASURER, Bench
from tests.system.finance.letting import opened

CMD = WithdrawCall(reason="没有合适的报价。")


def test_a_call_that_comes_to_nothing_frees_its_asset(bench: Bench):
    call, _, _ = opened(bench)
    bench.act(TREASURER, lambda tx: withdraw_call.handle(tx, call.id, CMD))
    assert bench.read().assets.get(call.asset_id).state == "free"
    with pytest.raises(WrongCallState):
        bench.act(TREASURER, lambda tx: withdraw_call.handle(tx, call.id, CMD))
