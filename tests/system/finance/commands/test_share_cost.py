# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import share_cost
from services.finance.commands.share_cost import ShareCost
from services.finance.domain.billing_errors import BilledAlready
from services.finance.domain.bills import Tariff
from services.finance.domain.charges import SharedCost
from services.finance.domain.dunning_errors import NoFigures
from tests.system.finance.billing import billed, tariff
from tests.system.finance.compound import FLATS, TREASURER, Bench


def shared(bench: Bench, known: Tariff, fen: int, month: str = "2026-03", key: str = "area") -> SharedCost:
    cmd = ShareCost.model_validate({"month": month, "amount": {"fen": fen}, "key": key})
    return bench.act(TREASURER, lambda tx: share_cost.handle(tx, known.id, cmd))


def test_a_cost_is_shared_by_area_and_the_bills_come_to_it(bench: Bench):
    known = tariff(bench, "quantity")
    cost = shared(bench, known, 100_003)
    billed(bench, known)
    bench.fire()
    bills = bench.read().bills.list({})
    assert (cost.units, len(bills), sum(bill.amount.fen for bill in bills)) == (FLATS, FLATS, 100_003)
    assert len({bill.amount.fen for bill in bills}) > 2


def test_once_a_month_and_before_it_is_billed(bench: Bench):
    known = tariff(bench, "quantity")
    shared(bench, known, 1000, key="household")
    with pytest.raises(BilledAlready):
        shared(bench, known, 2000)
    billed(bench, known, "2026-04")
    with pytest.raises(BilledAlready):
        shared(bench, known, 2000, "2026-04")
    with pytest.raises(NoFigures):
        shared(bench, tariff(bench), 1000)
