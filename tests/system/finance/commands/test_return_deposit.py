# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Invalid
from services.finance.domain.asset_errors import BeyondDeposit, KeptWithoutReason, WrongDepositState
from services.finance.domain.deposits import DepositState
from tests.system.finance.compound import SUPERVISOR, Bench
from tests.system.finance.letting import asked_back, deposited


def test_one_person_asks_for_it_and_says_what_is_kept_and_why(bench: Bench):
    taken = deposited(bench, bench.fund())
    for refusal, changed in (
        (BeyondDeposit, {"kept": 5_001, "reason": "损坏"}),
        (KeptWithoutReason, {"kept": 1, "reason": " "}),
        (Invalid, {"account": "1012"}),
    ):
        with pytest.raises(refusal):
            asked_back(bench, taken, **changed)
    with pytest.raises(Forbidden):
        asked_back(bench, taken, SUPERVISOR)
    assert asked_back(bench, taken).state is DepositState.ASKED
    with pytest.raises(WrongDepositState):
        asked_back(bench, taken)
