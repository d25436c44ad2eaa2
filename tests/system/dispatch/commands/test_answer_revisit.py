# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import answer_revisit
from services.dispatch.commands.answer_revisit import AnswerRevisit
from services.dispatch.domain.errors import UnknownReason, WrongState
from services.dispatch.domain.tallies import total
from tests.system.dispatch.district import DESK, NEIGHBOUR, NEIGHBOURHOOD, RESIDENT, Bench

SLOW = AnswerRevisit(responded=False, solved=True, satisfied=2, reasons=("slow",), note="等了三天")


def answer(bench: Bench, order_id: str, by=RESIDENT, cmd=SLOW):
    return bench.act(by, lambda tx: answer_revisit.handle(tx, order_id, cmd))


def test_the_reporter_answers_and_it_is_revisited(bench: Bench):
    order_id = bench.finished()
    order = answer(bench, order_id)
    assert (order.state, order.revisit.channel, order.revisit.reasons) == ("revisited", "portal", ("slow",))
    counts = total(bench.read().tallies.list({"place": NEIGHBOURHOOD}))
    assert (counts.contacted, counts.unanswered, counts.solved, counts.satisfied) == (1, 1, 1, 0)
    with pytest.raises(WrongState):
        answer(bench, order_id)


@pytest.mark.parametrize(("by", "refusal"), [(NEIGHBOUR, NotFound), (DESK, Forbidden)])
def test_nobody_else_does(bench: Bench, by, refusal):
    order_id = bench.finished()
    with pytest.raises(refusal):
        answer(bench, order_id, by)


def test_a_reason_that_the_list_does_not_have(bench: Bench):
    order_id = bench.finished()
    wrong = AnswerRevisit(responded=True, solved=True, satisfied=5, reasons=("late",))
    with pytest.raises(UnknownReason):
        answer(bench, order_id, cmd=wrong)
    assert bench.order(order_id).state == "done"
