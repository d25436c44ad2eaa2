# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.store import Duplicate
from services.chassis.values import Forbidden, Money
from services.finance.domain.spending_errors import BeyondCommitment, InvoiceKnown, OtherContractor
from tests.system.finance.compound import SUPERVISOR, Bench
from tests.system.finance.spending import budgeted, invoiced, ordered, ready, resolved


def test_invoices_together_never_go_beyond_the_commitment(bench: Bench):
    _, work = ready(bench, budget=1000)
    invoiced(bench, work, 600)
    with pytest.raises(BeyondCommitment) as refused:
        invoiced(bench, work, 401)
    assert (refused.value.asked, refused.value.left) == (401, 400)
    invoiced(bench, work, 400)
    assert bench.read().commitments.get(work.commitment_id).invoiced == Money(1000)


def test_what_is_not_so_is_refused_and_changes_nothing(bench: Bench):
    fund, work = ready(bench)
    other = resolved(bench)
    budgeted(bench, other, fund, 50)
    foreign = ordered(bench, other)
    known = invoiced(bench, work, 100)
    before = bench.read().commitments.get(work.commitment_id)
    with pytest.raises(OtherContractor):
        invoiced(bench, work, 100, company_id=bench.id())
    with pytest.raises(OtherContractor):
        invoiced(bench, work, 100, work_id=foreign.id)
    with pytest.raises(InvoiceKnown):
        invoiced(bench, work, 100, number=known.number)
    with pytest.raises(Duplicate):
        invoiced(bench, work, 200, id=known.id)
    with pytest.raises(Forbidden):
        invoiced(bench, work, 100, SUPERVISOR)
    assert bench.read().commitments.get(work.commitment_id) == before
