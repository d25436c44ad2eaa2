# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.asset_errors import AssetTaken, DeadlinePassed, NotResolved, TermTooLong
from tests.system.finance.compound import ELSEWHERE, OWNERS, Bench
from tests.system.finance.letting import asset, called, leased, resolved


def test_an_asset_is_called_for_as_resolved_and_once(bench: Bench):
    known = asset(bench)
    with pytest.raises(NotResolved):
        called(bench, known, resolution_id=resolved(bench, ELSEWHERE))
    with pytest.raises(TermTooLong):
        called(bench, known, months=241)
    with pytest.raises(DeadlinePassed):
        called(bench, known, deadline="2026-03-01T09:00:00+08:00")
    with pytest.raises(Forbidden):
        called(bench, known, OWNERS[0])
    assert called(bench, known).bids == 0
    with pytest.raises(AssetTaken):
        called(bench, known)
    with pytest.raises(AssetTaken):
        leased(bench, known)
