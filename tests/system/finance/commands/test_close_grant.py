# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.finance.commands import close_grant
from services.finance.domain.errors import SamePerson
from services.finance.domain.grants import GrantState
from services.finance.domain.spending_errors import WrongGrantState
from tests.system.finance.commands.test_account_grant import accounted
from tests.system.finance.compound import ADMIN, SUPERVISOR, TREASURER, Bench
from tests.system.finance.spending import applied, granted, received


def test_somebody_else_is_content_with_the_account(bench: Bench):
    grant = applied(bench)
    granted(bench, grant)
    received(bench, grant)
    with pytest.raises(WrongGrantState):
        bench.act(SUPERVISOR, lambda tx: close_grant.handle(tx, grant))
    accounted(bench, grant)
    for by, refusal in ((TREASURER, Forbidden), (replace(ADMIN, subject=TREASURER.subject), SamePerson)):
        with pytest.raises(refusal):
            bench.act(by, lambda tx: close_grant.handle(tx, grant))
    assert bench.act(SUPERVISOR, lambda tx: close_grant.handle(tx, grant)).state is GrantState.CLOSED
    told = ["GrantApplied", "GrantApproved", "GrantReceived", "GrantSpent", "GrantClosed"]
    assert bench.told("grant", grant) == told
