# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.domain.assistance_errors import NoAssistanceAsked
from services.dispatch.domain.errors import WrongState
from tests.system.dispatch.assistance_samples import ask, decline
from tests.system.dispatch.district import DESK, PLUMBER, Bench


def test_who_asked_reads_why_not_and_may_ask_again(bench: Bench):
    order_id = bench.assigned()
    ask(bench, order_id)
    [one] = decline(bench, order_id).assistances
    assert (one.state, one.note, one.answered_by) == ("declined", "先自己处理", DESK.subject)
    assert bench.told(order_id)[-1] == "AssistanceDeclined"
    assert ask(bench, order_id).assistances[-1].number == 2


def test_nothing_that_was_not_asked_is_declined_and_nobody_answers_themselves(bench: Bench):
    order_id = bench.assigned()
    with pytest.raises(NoAssistanceAsked):
        decline(bench, order_id)
    ask(bench, order_id)
    with pytest.raises(Forbidden):
        decline(bench, order_id, PLUMBER)
    with pytest.raises(WrongState):
        decline(bench, bench.reported())
