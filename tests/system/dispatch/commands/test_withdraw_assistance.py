# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import withdraw_assistance
from services.dispatch.domain.assistance_errors import NoAssistanceAsked
from tests.system.dispatch.assistance_samples import ask
from tests.system.dispatch.district import GRID_WORKER, PLUMBER, Bench


def withdraw(bench: Bench, order_id: str, by=PLUMBER):
    return bench.act(by, lambda tx: withdraw_assistance.handle(tx, order_id))


def test_who_manages_without_takes_it_back_once(bench: Bench):
    order_id = bench.assigned()
    ask(bench, order_id)
    with pytest.raises(Forbidden):
        withdraw(bench, order_id, GRID_WORKER)
    assert withdraw(bench, order_id).asking == ()
    assert bench.told(order_id)[-1] == "AssistanceWithdrawn"
    with pytest.raises(NoAssistanceAsked):
        withdraw(bench, order_id)
