# SPDX-License-Identifier: AGPL-3.0-or-later
"""With a company that has closed nothing new is begun; what it did before is paid."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from services.chassis.values import Role
from services.finance.domain.places import Company
from services.finance.domain.spending_errors import CompanyHasClosed
from services.finance.store import Tx
from tests.system.finance.commands.test_award_bid import awarded
from tests.system.finance.commands.test_contract_service import contracted
from tests.system.finance.compound import ADMIN, COMPANY, COMPOUND, Bench, person
from tests.system.finance.letting import asset, bid, called, leased, opened
from tests.system.finance.spending import budgeted, invoiced, ordered, ready, resolved
from tests.system.finance.test_copies import hear

LEADER = person(73, "周经理", (COMPOUND, Role.PROJECT_MANAGER))
"""Leads the company's work."""
YESTERDAY, TODAY = "2026-03-01", "2026-03-02"


def closed(bench: Bench, until: str = YESTERDAY) -> None:
    company = Company(COMPANY, "安居物业", until)
    bench.act(ADMIN, lambda tx: tx.put_copy(Tx.companies, company, 2))


def order(bench: Bench) -> None:
    commitment = resolved(bench)
    budgeted(bench, commitment, bench.fund(), 100)
    ordered(bench, commitment)


def lease(bench: Bench) -> None:
    leased(bench, asset(bench), lessee="安居物业", payer_id=COMPANY)


def make_bid(bench: Bench) -> None:
    bid(bench, called(bench, asset(bench, "advert", "A-02")), 20_000, LEADER, COMPANY)


def award(bench: Bench) -> None:
    call, high, _ = opened(bench)
    bench.act(ADMIN, lambda tx: tx.bids.save(replace(tx.bids.get(high.id), company_id=COMPANY)))
    awarded(bench, call, high.id)


BEGUN = [order, contracted, lease, make_bid, award]


@pytest.mark.parametrize("begin", BEGUN)
def test_nothing_new_is_begun_after_its_last_day(bench: Bench, begin: Callable[[Bench], object]):
    closed(bench)
    with pytest.raises(CompanyHasClosed) as refused:
        begin(bench)
    assert (refused.value.company_id, refused.value.until) == (COMPANY, YESTERDAY)
    tx = bench.read()
    assert [tx.works.list({}), tx.services.list({}), tx.leases.list({})] == [[], [], []]
    assert all(one.state != "awarded" for one in tx.calls.list({}))


@pytest.mark.parametrize("begin", BEGUN[:-1])
def test_on_its_last_day_it_is_still_there(bench: Bench, begin: Callable[[Bench], object]):
    closed(bench, TODAY)
    begin(bench)


def test_work_of_before_is_invoiced(bench: Bench):
    _, work = ready(bench)
    closed(bench)
    assert invoiced(bench, work, 100).company_id == COMPANY


def test_its_end_is_heard_and_a_change_without_one_says_that_it_is_there(bench: Bench):
    company = hear(bench, "CompanyRegistered").company_id
    assert bench.read().companies.get(company).until is None
    hear(bench, "CompanyChanged", 2, company_id=company, until=YESTERDAY)
    assert bench.read().companies.get(company).until == YESTERDAY
