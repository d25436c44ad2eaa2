# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.domain.chart import Known
from services.finance.domain.donations import shown_donor
from services.finance.domain.errors import AgainstPurpose
from services.finance.domain.kinds import FundKind
from services.finance.domain.spending_errors import NamingNeedsMore, NotForDonations
from tests.system.finance.compound import Bench
from tests.system.finance.spending import donated


@pytest.mark.parametrize(
    ("fen", "honour"), [(9_999, ""), (10_000, "爱心居民"), (100_000, "爱心之星"), (5_000_000, "荣誉捐赠人")]
)
def test_a_donation_earns_its_honour(bench: Bench, fen: int, honour: str):
    fund = bench.fund(FundKind.DONATION)
    assert donated(bench, fund, fen).honour == honour
    assert bench.books(fund) == {Known.BANK: fen, Known.DONATIONS: -fen}


def test_nobody_is_named_who_did_not_agree(bench: Bench):
    fund = bench.fund(FundKind.DONATION)
    assert shown_donor(donated(bench, fund, 100)) == "匿名"
    assert shown_donor(donated(bench, fund, 100, public=True)) == "王某"
    assert all("王某" not in entry.text for entry in bench.read().entries.list({"funds": fund}))


def test_it_is_bound_to_its_fund_and_a_name_has_its_price(bench: Bench):
    with pytest.raises(NotForDonations):
        donated(bench, bench.fund(), 100)
    fund, other = bench.fund(FundKind.DONATION), bench.fund()
    with pytest.raises(NamingNeedsMore):
        donated(bench, fund, 999_999, naming="王某亭")
    donated(bench, fund, 1_000_000, naming="王某亭")
    with pytest.raises(AgainstPurpose):
        bench.post(
            (Known.TRANSFER, fund, 5),
            (Known.BANK, fund, -5),
            (Known.BANK, other, 5),
            (Known.TRANSFER, other, -5),
        )
