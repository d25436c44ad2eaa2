# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.asset_errors import AssetKnown
from services.finance.domain.billing_errors import NotCommonIncome
from services.finance.domain.kinds import FundKind
from tests.system.finance.compound import OWNERS, Bench
from tests.system.finance.letting import asset


def test_an_asset_is_registered_once_and_its_rent_is_common_income(bench: Bench):
    known = asset(bench)
    assert (known.state, known.account) == ("free", "4101")
    assert bench.told("asset", known.id) == ["AssetRegistered"]
    with pytest.raises(AssetKnown):
        asset(bench)
    with pytest.raises(NotCommonIncome):
        asset(bench, code="P-02", fund_id=bench.fund(FundKind.OPERATING))
    with pytest.raises(Forbidden):
        asset(bench, code="P-03", by=OWNERS[0])
