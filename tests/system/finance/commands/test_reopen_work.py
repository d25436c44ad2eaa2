# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.domain.spending_errors import WorkNotDone
from services.finance.domain.works import WorkState
from tests.system.finance.compound import Bench
from tests.system.finance.spending import approved, done, invoiced, paid, ready
from tests.system.finance.test_copies import hear


def test_what_is_reopened_is_not_paid(bench: Bench):
    _, work = ready(bench)
    invoice = approved(bench, invoiced(bench, work, 100))
    done(bench, work)
    hear(bench, "OrderReopened", of="dispatch", order_id=work.id)
    assert bench.read().works.get(work.id).state is WorkState.ORDERED
    with pytest.raises(WorkNotDone):
        paid(bench, invoice)
    hear(bench, "OrderReopened", of="dispatch", order_id="not-ours")
