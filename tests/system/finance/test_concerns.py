# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who bears a cost reads why: emergencies, shared costs, and the year's plan, which everybody reads."""

from datetime import date
from typing import Any

import pytest

from services.chassis.http import Paged
from services.chassis.values import Forbidden, NotFound
from services.finance.domain.chart import Known
from services.finance.queries import dues, maintenance, plans, spending
from services.finance.queries.books import AtPlace
from services.finance.queries.plans import AtQuarter
from services.finance.routes.commitments import to_commitments
from tests.system.finance import dues as households
from tests.system.finance.billing import tariff
from tests.system.finance.commands.test_adopt_plan import adopted
from tests.system.finance.commands.test_charge_households import voted
from tests.system.finance.commands.test_decide_emergency import decided
from tests.system.finance.commands.test_declare_emergency import declared
from tests.system.finance.commands.test_draft_plan import drafted
from tests.system.finance.commands.test_share_cost import shared
from tests.system.finance.compound import COMPOUND, OWNERS, STRANGER, Bench

ALL: Any = Paged.model_validate({})
HERE = AtPlace.model_validate({"place": COMPOUND})


def test_an_owner_reads_what_the_own_fund_pays_without_a_vote(bench: Bench):
    emergency = declared(bench, households.maintenance(bench), place_path=COMPOUND)
    owner, stranger = bench.read(OWNERS[0]), bench.read(STRANGER)
    assert [one.id for one in maintenance.list_emergencies(owner, HERE).items] == [emergency.id]
    assert maintenance.show_emergency(owner, emergency.id).documents == emergency.documents
    for refused in (
        lambda: maintenance.list_emergencies(stranger, HERE),
        lambda: maintenance.show_emergency(stranger, emergency.id),
    ):
        with pytest.raises(Forbidden):
            refused()


def test_everybody_sees_that_nobody_voted_on_it(bench: Bench):
    emergency = declared(bench, households.maintenance(bench), place_path=COMPOUND)
    assert decided(bench, emergency).reasons == "现场查看属实。"
    tx = bench.read(STRANGER)
    (shown,) = to_commitments(tx, [spending.show_public_commitment(tx, emergency.id)])
    (voted_on,) = to_commitments(tx, [spending.show_public_commitment(tx, voted(bench, COMPOUND))])
    assert (shown.emergency, voted_on.emergency) == (True, False)


def test_an_owner_reads_the_costs_that_the_own_bill_is_a_part_of(bench: Bench):
    known = tariff(bench, "quantity")
    cost = shared(bench, known, 100_003)
    assert dues.list_shared_costs(bench.read(OWNERS[0]), known.id, ALL).items == (cost,)
    with pytest.raises(Forbidden):
        dues.list_shared_costs(bench.read(STRANGER), known.id, ALL)


def test_everybody_reads_budget_against_actual_once_the_plan_is_in_force(bench: Bench):
    fund = bench.fund(cash=10**7)
    plan, quarter = drafted(bench, (fund, Known.WORKS, 1_000_000)), AtQuarter(quarter="2026Q1")
    everybody = bench.read(STRANGER)
    assert not plans.list_public_plans(everybody, ALL).items
    for hidden in (plans.show_public_plan, lambda tx, plan: plans.list_public_standing(tx, plan, quarter)):
        with pytest.raises(NotFound):
            hidden(everybody, plan.id)
    adopted(bench, plan)
    bench.post((Known.WORKS, fund, 50_000), (Known.BANK, fund, -50_000))
    everybody = bench.read(STRANGER)
    assert [one.id for one in plans.list_public_plans(everybody, ALL).items] == [plan.id]
    (works,) = plans.list_public_standing(everybody, plan.id, quarter)
    assert (works.year.fen, works.planned.fen, works.actual.fen) == (1_000_000, 250_000, 50_000)


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        ("2025-12-31", "2026Q1"),
        ("2026-01-01", "2026Q1"),
        ("2026-06-30", "2026Q2"),
        ("2026-12-31", "2026Q4"),
        ("2028-02-01", "2026Q4"),
    ],
)
def test_a_plan_stands_as_at_its_latest_quarter(bench: Bench, today: str, quarter: str):
    plan = drafted(bench, (bench.fund(), Known.WORKS, 100))
    assert plan.latest_quarter(date.fromisoformat(today)) == quarter
