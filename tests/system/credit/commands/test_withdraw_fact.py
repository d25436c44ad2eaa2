# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.credit.commands import withdraw_fact
from services.credit.commands.withdraw_fact import WithdrawFact
from services.credit.domain.errors import FactWithdrawn
from tests.system.credit.district import ADMIN, GRID_WORKER, Bench

MISTAKEN = WithdrawFact(reasons="记错了小区。")


def test_a_mistake_is_taken_back_once(bench: Bench):
    fact = bench.record()
    with pytest.raises(Forbidden):
        bench.act(GRID_WORKER, lambda tx: withdraw_fact.handle(tx, fact.id, MISTAKEN))
    taken = bench.act(ADMIN, lambda tx: withdraw_fact.handle(tx, fact.id, MISTAKEN))
    assert (taken.withdrawn_on, taken.withdrawn_why) == (bench.today, "记错了小区。")
    assert bench.file().score == 9000
    with pytest.raises(FactWithdrawn):
        bench.act(ADMIN, lambda tx: withdraw_fact.handle(tx, fact.id, MISTAKEN))
