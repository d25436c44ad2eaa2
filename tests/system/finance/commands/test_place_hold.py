# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.chassis.values import Forbidden
from services.finance.commands import place_hold
from services.finance.commands.place_hold import PlaceHold
from services.finance.domain.chart import Known
from services.finance.domain.errors import ExpiryPassed, FundSpent
from services.finance.domain.holds import Hold
from tests.system.finance.compound import STRANGER, TREASURER, Bench


def held(bench: Bench, fund: str, fen: int, expires_at: datetime | None = None, by: Any = TREASURER) -> Hold:
    given = {"id": bench.id(), "fund_id": fund, "amount": {"fen": fen}, "text": "工程质保金"}
    cmd = PlaceHold.model_validate(given | {"expires_at": expires_at})
    return bench.act(by, lambda tx: place_hold.handle(tx, cmd))


def test_what_is_held_is_not_spent_twice(bench: Bench):
    fund = bench.fund(cash=1000)
    hold = held(bench, fund, 800)
    assert bench.read().funds.get(fund).held.fen == 800
    with pytest.raises(FundSpent):
        held(bench, fund, 201)
    with pytest.raises(FundSpent):
        bench.post((Known.WORKS, fund, 201), (Known.BANK, fund, -201))
    bench.post((Known.WORKS, fund, 200), (Known.BANK, fund, -200))
    assert bench.told("hold", hold.id) == ["HoldPlaced"]


def test_a_hold_begins_before_it_ends_and_where_one_keeps_the_books(bench: Bench):
    fund = bench.fund(cash=1000)
    with pytest.raises(ExpiryPassed):
        held(bench, fund, 1, bench.clock() - timedelta(hours=1))
    with pytest.raises(Forbidden):
        held(bench, fund, 1, by=STRANGER)
    assert bench.read().funds.get(fund).held.fen == 0
