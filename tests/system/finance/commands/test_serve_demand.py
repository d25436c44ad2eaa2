# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, Invalid
from services.finance.domain.arrears import ArrearsState
from services.finance.domain.dunning_errors import BillsOnHold, TimeTooShort
from tests.system.finance.compound import OWNERS, SUPERVISOR, Bench
from tests.system.finance.dues import arrears, demanded, file_of, held_off, today


def test_a_demand_has_its_proof_and_begins_the_limitation_anew(bench: Bench):
    file = arrears(bench)
    demanded_file = demanded(bench, file)
    (served,) = demanded_file.demands
    assert (demanded_file.state, served.amount.fen) == (ArrearsState.DEMANDED, 16_835)
    assert bench.read().files.get(served.proof).owner == f"arrears/{file.id}"
    assert bench.read().bills.get(file.bills[0]).interrupted_on == today(bench)
    assert bench.told("arrears", file.id) == ["ArrearsOpened", "DemandServed"]


def test_it_leaves_a_reasonable_time_and_is_not_of_tomorrow(bench: Bench):
    file, day = arrears(bench), today(bench)
    with pytest.raises(TimeTooShort):
        demanded(bench, file, pay_by=day + timedelta(days=14))
    with pytest.raises(Invalid):
        demanded(bench, file, served_on=day + timedelta(days=1))
    with pytest.raises(Forbidden):
        demanded(bench, file, by=SUPERVISOR)
    assert file_of(bench, OWNERS[0]).demands == ()


def test_what_is_on_hold_is_not_demanded(bench: Bench):
    file = arrears(bench)
    held_off(bench, bench.read().bills.get(file.bills[0]))
    with pytest.raises(BillsOnHold):
        demanded(bench, file)
