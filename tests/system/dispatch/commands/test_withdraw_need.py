# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound, Principal
from services.dispatch.commands import withdraw_need
from services.dispatch.domain.activity_errors import WrongNeedState
from services.dispatch.domain.skills import Need
from tests.system.dispatch.activity_samples import asked
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, Bench


def withdraw(bench: Bench, need: Need, by: Principal = RESIDENT) -> Need:
    return bench.act(by, lambda tx: withdraw_need.handle(tx, need.id))


def test_once_and_nobody_elses(bench: Bench):
    need = asked(bench)
    with pytest.raises(NotFound):
        withdraw(bench, need, NEIGHBOUR)
    assert withdraw(bench, need).state == "withdrawn"
    with pytest.raises(WrongNeedState):
        withdraw(bench, need)
