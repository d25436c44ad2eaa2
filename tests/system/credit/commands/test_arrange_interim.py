# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, NotFound, Principal
from services.credit.commands import arrange_interim
from services.credit.commands.arrange_interim import ArrangeInterim
from services.credit.domain.handover_errors import CompanyHasClosed, InterimByLeaver, InterimTooLong
from services.credit.domain.handovers import Handover
from services.credit.store import Tx
from tests.system.credit.commands.test_open_handover import decided
from tests.system.credit.district import ADMIN, COMPANY, CONTRACTOR, MANAGER, Bench, number


def arranged(
    bench: Bench, handover_id: str, company: str | None, days: int = 90, by: Principal = ADMIN
) -> Handover:
    cmd = ArrangeInterim(
        provider="社区居委会",
        company_id=company,
        since=bench.today,
        until=bench.today + timedelta(days=days),
        document="街道决定1号",
    )
    return bench.act(by, lambda tx: arrange_interim.handle(tx, handover_id, cmd))


def test_somebody_serves_meanwhile_a_company_or_the_committee(bench: Bench):
    handover_id = decided(bench)
    with pytest.raises(Forbidden):
        arranged(bench, handover_id, None, by=MANAGER)
    arranged(bench, handover_id, None)
    interim = arranged(bench, handover_id, CONTRACTOR).interim
    assert [one.provider for one in interim] == ["社区居委会", "亮灯电气"]
    assert bench.told("handover", handover_id)[1:] == ["InterimServiceArranged"] * 2


def test_neither_for_too_long_nor_backwards_nor_by_who_leaves(bench: Bench):
    handover_id = decided(bench)
    for days in (200, -1):
        with pytest.raises(InterimTooLong):
            arranged(bench, handover_id, None, days)
    with pytest.raises(InterimByLeaver):
        arranged(bench, handover_id, COMPANY)
    with pytest.raises(NotFound):
        arranged(bench, handover_id, number(9999))
    assert bench.read().handovers.get(handover_id).interim == ()


def test_nor_by_a_company_that_has_closed(bench: Bench):
    handover_id, last = decided(bench), bench.today - timedelta(days=1)
    company = replace(bench.read().companies.get(CONTRACTOR), until=last.isoformat())
    bench.act(ADMIN, lambda tx: tx.put_copy(Tx.companies, company, 2))
    with pytest.raises(CompanyHasClosed) as refused:
        arranged(bench, handover_id, CONTRACTOR)
    assert refused.value.until == last.isoformat()
    assert bench.read().handovers.get(handover_id).interim == ()
    there = replace(company, until=bench.today.isoformat())
    bench.act(ADMIN, lambda tx: tx.put_copy(Tx.companies, there, 3))
    assert arranged(bench, handover_id, CONTRACTOR).interim
