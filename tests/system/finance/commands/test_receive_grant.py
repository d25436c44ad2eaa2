# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.domain.chart import Known
from services.finance.domain.errors import AgainstPurpose
from services.finance.domain.grants import GrantState
from services.finance.domain.spending_errors import BeyondGrant, WrongGrantState
from tests.system.finance.compound import MATTER, Bench
from tests.system.finance.spending import applied, granted, received


def test_it_comes_in_parts_into_its_own_fund_and_pays_its_own_matter(bench: Bench):
    grant_id = applied(bench, matter=MATTER)
    with pytest.raises(WrongGrantState):
        received(bench, grant_id)
    fund = granted(bench, grant_id).fund_id
    received(bench, grant_id, 2000)
    grant = received(bench, grant_id, 3000)
    assert (grant.state, grant.received.fen, bench.cash(fund)) == (GrantState.RECEIVED, 5000, 5000)
    with pytest.raises(BeyondGrant):
        received(bench, grant_id, 1)
    spends = (Known.WORKS, fund, 100), (Known.BANK, fund, -100)
    with pytest.raises(AgainstPurpose):
        bench.post(*spends)
    with pytest.raises(AgainstPurpose):
        bench.post(*spends, matter=bench.id())
    bench.post(*spends, matter=MATTER)
