# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Principal
from services.finance.commands import declare_interest
from services.finance.commands.declare_interest import DeclareInterest
from services.finance.domain.interests import Interest
from services.finance.domain.plan_errors import InterestKnown
from services.finance.domain.spending_errors import ConflictOfInterest, UnknownCompany
from tests.system.finance.compound import COMPANY, SUPERVISOR, TREASURER, Bench
from tests.system.finance.spending import approved, done, invoiced, paid, ready


def declared(bench: Bench, by: Principal, company: str = COMPANY) -> Interest:
    cmd = DeclareInterest(id=bench.id(), company_id=company, text="配偶是股东。")
    return bench.act(by, lambda tx: declare_interest.handle(tx, cmd))


def test_who_declares_an_interest_neither_approves_nor_pays(bench: Bench):
    _, work = ready(bench)
    done(bench, work)
    first, second = invoiced(bench, work, 700), invoiced(bench, work, 800)
    approved(bench, second)
    for by in (SUPERVISOR, TREASURER):
        declared(bench, by)
    with pytest.raises(ConflictOfInterest):
        approved(bench, first, SUPERVISOR)
    with pytest.raises(ConflictOfInterest):
        paid(bench, second)


def test_once_in_a_company_that_there_is(bench: Bench):
    declared(bench, SUPERVISOR)
    with pytest.raises(InterestKnown):
        declared(bench, SUPERVISOR)
    with pytest.raises(UnknownCompany):
        declared(bench, SUPERVISOR, bench.id())
