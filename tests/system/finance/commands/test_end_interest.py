# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.finance.commands import end_interest
from services.finance.domain.plan_errors import InterestGone
from tests.system.finance.commands.test_declare_interest import declared
from tests.system.finance.compound import COMPANY, SUPERVISOR, TREASURER, Bench


def test_it_ends_by_the_own_word_once(bench: Bench):
    interest = declared(bench, SUPERVISOR)
    with pytest.raises(NotFound):
        bench.act(TREASURER, lambda tx: end_interest.handle(tx, interest.id))
    bench.act(SUPERVISOR, lambda tx: end_interest.handle(tx, interest.id))
    with pytest.raises(InterestGone):
        bench.act(SUPERVISOR, lambda tx: end_interest.handle(tx, interest.id))
    assert not bench.read().works_for(SUPERVISOR.subject, COMPANY)
    declared(bench, SUPERVISOR)
