# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.finance.domain.errors import SamePerson
from services.finance.domain.kinds import FundKind
from services.finance.domain.spending_errors import BeyondGrant, WrongGrantState
from tests.system.finance.compound import ADMIN, MATTER, TREASURER, Bench
from tests.system.finance.spending import applied, granted


def test_a_grant_has_a_restricted_fund_of_its_own(bench: Bench):
    grant = granted(bench, applied(bench, matter=MATTER, allowed=["5001"]), 3000)
    fund = bench.read().funds.get(grant.fund_id)
    assert (fund.kind, fund.restricted, fund.matter, fund.allowed) == (
        FundKind.GRANT,
        True,
        MATTER,
        ("5001",),
    )
    with pytest.raises(WrongGrantState):
        granted(bench, grant.id)


def test_by_somebody_else_and_no_more_than_was_applied_for(bench: Bench):
    grant = applied(bench)
    with pytest.raises(BeyondGrant):
        granted(bench, grant, 5001)
    with pytest.raises(Forbidden):
        granted(bench, grant, by=TREASURER)
    with pytest.raises(SamePerson):
        granted(bench, grant, by=replace(ADMIN, subject=TREASURER.subject))
