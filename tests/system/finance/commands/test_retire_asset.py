# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import retire_asset
from services.finance.commands.retire_asset import RetireAsset
from services.finance.domain.asset_errors import AssetTaken
from tests.system.finance.compound import TREASURER, Bench
from tests.system.finance.letting import asset, leased

CMD = RetireAsset(reason="改作消防通道。")


def test_an_asset_that_somebody_has_is_not_retired_and_a_retired_one_not_let(bench: Bench):
    free, let = asset(bench), asset(bench, code="P-02")
    leased(bench, let)
    with pytest.raises(AssetTaken):
        bench.act(TREASURER, lambda tx: retire_asset.handle(tx, let.id, CMD))
    assert bench.act(TREASURER, lambda tx: retire_asset.handle(tx, free.id, CMD)).state == "retired"
    with pytest.raises(AssetTaken):
        leased(bench, free)
