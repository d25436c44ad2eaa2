# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.till_errors import AccountKnown
from tests.system.finance.compound import OWNERS, Bench
from tests.system.finance.till import account


def test_an_account_is_registered_once(bench: Bench):
    assert account(bench).columns.payer == "对方户名"
    with pytest.raises(AccountKnown):
        account(bench)
    with pytest.raises(Forbidden):
        account(bench, by=OWNERS[0], number="6222000099999999")
