# SPDX-License-Identifier: AGPL-3.0-or-later
"""A company that has closed gets no order, no share in one and no rounds, though an appointment goes on."""

from collections.abc import Callable

import pytest

from services.dispatch.domain.errors import CompanyHasClosed
from services.dispatch.domain.places import Company
from services.dispatch.queries import assignees
from services.dispatch.queries.assignees import AtPlace
from services.dispatch.store import Tx, candidates
from tests.system.dispatch.assistance_samples import ask, grant
from tests.system.dispatch.commands.test_assign_order import assign
from tests.system.dispatch.district import COMPANY, COMPOUND, DESK, Bench
from tests.system.dispatch.round_samples import planned

YESTERDAY, TODAY = "2015-03-01", "2015-03-02"


def closed(bench: Bench, until: str = YESTERDAY, sequence: int = 2) -> None:
    company = Company(COMPANY, "安居物业", until)
    bench.act(DESK, lambda tx: tx.put_copy(Tx.companies, company, sequence))


def give(bench: Bench) -> None:
    assign(bench, bench.accepted(), COMPANY)


def assist(bench: Bench) -> None:
    order_id = bench.assigned()
    ask(bench, order_id)
    grant(bench, order_id)


def go_round(bench: Bench) -> None:
    planned(bench, assignee_id=COMPANY)


ASKED = [give, assist, go_round]


@pytest.mark.parametrize("given", ASKED)
def test_after_its_last_day_it_is_refused(bench: Bench, given: Callable[[Bench], None]):
    closed(bench)
    with pytest.raises(CompanyHasClosed) as refused:
        given(bench)
    assert (refused.value.company_id, refused.value.until) == (COMPANY, YESTERDAY)
    assert bench.read().round_plans.list({}) == []


@pytest.mark.parametrize("given", ASKED)
def test_on_its_last_day_it_is_not(bench: Bench, given: Callable[[Bench], None]):
    closed(bench, TODAY)
    given(bench)


def test_it_is_proposed_to_nobody(bench: Bench):
    order = bench.order(bench.accepted())
    for sequence, (until, there) in enumerate(((TODAY, True), (YESTERDAY, False)), 2):
        closed(bench, until, sequence)
        tx = bench.read(DESK)
        proposed = {one.candidate.assignee.id for one in candidates.proposals(tx, order)}
        listed = {one.id for one in assignees.list_assignees(tx, AtPlace(place=COMPOUND))}
        assert (COMPANY in proposed, COMPANY in listed) == (there, there)
