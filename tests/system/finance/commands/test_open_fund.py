# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.errors import UnknownPlace
from services.finance.domain.kinds import FundKind
from tests.system.finance.compound import ADMIN, COMPOUND, ELSEWHERE, STRANGER, Bench


def test_a_treasurer_opens_a_fund_for_a_purpose(bench: Bench):
    fund = bench.read().funds.get(bench.fund(FundKind.GRANT, allowed=["5001"]))
    assert (fund.place, fund.restricted, fund.held.fen) == (COMPOUND, True, 0)
    assert bench.told("fund", fund.id) == ["FundOpened"]


def test_only_where_one_keeps_the_books_and_only_at_a_place(bench: Bench):
    with pytest.raises(Forbidden):
        bench.fund(place_path=ELSEWHERE)
    with pytest.raises(UnknownPlace):
        bench.fund(place_path=f"{COMPOUND}/b99")
    assert not STRANGER.may("finance.funds.open", COMPOUND)
    assert ADMIN.may("finance.funds.open", COMPOUND)
