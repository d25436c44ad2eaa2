# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Money
from services.finance.domain.chart import Known
from services.finance.domain.invoices import InvoiceState
from services.finance.domain.plan_errors import PlanNotInForce
from services.finance.domain.spending_errors import CommitmentLifted
from services.finance.domain.year_plans import PlanState
from tests.system.finance.commands.test_adopt_plan import adopted
from tests.system.finance.commands.test_charge_households import voted
from tests.system.finance.commands.test_draft_plan import drafted
from tests.system.finance.commands.test_explain_variance import explained
from tests.system.finance.commands.test_reject_invoice import rejected
from tests.system.finance.compound import COMPOUND, Bench
from tests.system.finance.spending import approved, budgeted, done, invoiced, ordered, paid, ready, resolved
from tests.system.finance.test_copies import hear


def lifted(bench: Bench, vote_id: str) -> None:
    hear(bench, "ResolutionLifted", of="deliberation", vote_id=vote_id)


def test_nothing_is_spent_on_it_any_more_and_what_was_paid_stays(bench: Bench):
    fund, work = ready(bench)
    done(bench, work)
    first, second, third = (invoiced(bench, work, 100) for _ in range(3))
    paid(bench, approved(bench, first))
    approved(bench, second)
    lifted(bench, work.commitment_id)
    for step in (
        lambda: budgeted(bench, work.commitment_id, fund, 90_000),
        lambda: ordered(bench, work.commitment_id),
        lambda: invoiced(bench, work, 100),
        lambda: approved(bench, third),
        lambda: paid(bench, second),
    ):
        with pytest.raises(CommitmentLifted):
            step()
    kept = bench.read().commitments.get(work.commitment_id)
    assert (kept.paid, kept.invoiced) == (Money(100), Money(300))
    assert rejected(bench, second).state is InvoiceState.REJECTED
    assert bench.read().funds.get(fund).held == Money(0)


def test_told_twice_it_stays_as_it_is_and_in_force_again_it_goes_on(bench: Bench):
    _, work = ready(bench)
    lifted(bench, work.commitment_id)
    once = bench.read().commitments.get(work.commitment_id)
    lifted(bench, work.commitment_id)
    assert bench.read().commitments.get(work.commitment_id).lifted_at == once.lifted_at
    hear(bench, "ResolutionInForce", of="deliberation", vote_id=work.commitment_id)
    again = bench.read().commitments.get(work.commitment_id)
    assert (again.lifted_at, again.budget) == (None, once.budget)
    assert bench.told("commitment", work.commitment_id).count("CommitmentMade") == 1
    assert ordered(bench, work.commitment_id).commitment_id == work.commitment_id


def test_what_is_not_known_here_is_no_matter_of_ours(bench: Bench):
    unknown = bench.id()
    lifted(bench, unknown)
    assert bench.read().commitments.find(unknown) is None


def test_the_years_plan_stands_on_it_no_more(bench: Bench):
    fund, vote = bench.fund(), voted(bench, COMPOUND)
    plan = adopted(bench, drafted(bench, (fund, Known.WORKS, 40_000), year=2031), vote)
    other = resolved(bench)
    lifted(bench, other)
    assert bench.read().plan_of(COMPOUND, 2031) is not None
    lifted(bench, vote)
    assert bench.read().year_plans.get(plan.id).state is PlanState.LIFTED
    assert bench.read().plan_of(COMPOUND, 2031) is None
    with pytest.raises(PlanNotInForce):
        explained(bench, plan)
    with pytest.raises(CommitmentLifted):
        adopted(bench, plan, vote)
    assert adopted(bench, plan).state is PlanState.ADOPTED
