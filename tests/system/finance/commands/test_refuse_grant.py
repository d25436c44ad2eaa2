# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import refuse_grant
from services.finance.commands.refuse_grant import RefuseGrant
from services.finance.domain.grants import GrantState
from services.finance.domain.spending_errors import WrongGrantState
from tests.system.finance.compound import SUPERVISOR, Bench
from tests.system.finance.spending import applied, granted


def test_what_is_refused_is_not_given(bench: Bench):
    grant, cmd = applied(bench), RefuseGrant(reasons="今年额度已满。")
    refused = bench.act(SUPERVISOR, lambda tx: refuse_grant.handle(tx, grant, cmd))
    assert (refused.state, refused.fund_id) == (GrantState.REFUSED, None)
    with pytest.raises(WrongGrantState):
        granted(bench, grant)
