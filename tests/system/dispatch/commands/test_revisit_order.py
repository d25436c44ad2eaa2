# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import revisit_order
from services.dispatch.commands.revisit_order import RevisitOrder
from services.dispatch.domain.errors import UnknownReason
from services.dispatch.domain.tallies import total
from tests.system.dispatch.district import CHIEF, PLUMBER, Bench

PLEASED = RevisitOrder(contacted=True, solved=True, satisfied=5, note="满意")


def test_the_answer_is_kept_and_counted(bench: Bench):
    order_id = bench.finished()
    order = bench.act(CHIEF, lambda tx: revisit_order.handle(tx, order_id, PLEASED))
    assert (order.state, order.revisit.satisfied) == ("revisited", 5)
    counts = total(bench.read().tallies.list({"place": "/320585/001/002"}))
    assert (counts.revisited, counts.contacted, counts.solved, counts.satisfied) == (1, 1, 1, 1)


def test_reasons_are_of_the_list_and_the_response_is_asked_for(bench: Bench):
    order_id = bench.finished()
    told = RevisitOrder(
        contacted=True, solved=False, satisfied=1, responded=False, reasons=("not_solved",), channel="visit"
    )
    wrong = told.model_copy(update={"reasons": ("bad",)})
    with pytest.raises(UnknownReason):
        bench.act(CHIEF, lambda tx: revisit_order.handle(tx, order_id, wrong))
    order = bench.act(CHIEF, lambda tx: revisit_order.handle(tx, order_id, told))
    assert (order.revisit.responded, order.revisit.channel) == (False, "visit")
    assert order.revisit.reasons == ("not_solved",)


def test_the_responsible_does_not_revisit_himself(bench: Bench):
    order_id = bench.finished()
    with pytest.raises(Forbidden):
        bench.act(PLUMBER, lambda tx: revisit_order.handle(tx, order_id, PLEASED))
