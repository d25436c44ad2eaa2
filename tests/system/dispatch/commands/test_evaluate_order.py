# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import evaluate_order, rate_order, reopen_order
from services.dispatch.commands.evaluate_order import EvaluateOrder
from services.dispatch.commands.rate_order import RateOrder
from services.dispatch.commands.reopen_order import ReopenOrder
from services.dispatch.domain.errors import AlreadyEvaluated, UnknownReason, WrongState
from services.dispatch.domain.tallies import total
from tests.system.dispatch.district import CHIEF, DESK, NEIGHBOURHOOD, PLUMBER, RESIDENT, Bench

GOOD = EvaluateOrder(score=4, reasons=("standard", "standard"), note="流程规范")


def evaluate(bench: Bench, order_id: str, by=CHIEF, cmd=GOOD):
    return bench.act(by, lambda tx: evaluate_order.handle(tx, order_id, cmd))


def test_who_supervises_evaluates_apart_from_the_reporters_rating(bench: Bench):
    order_id = bench.finished()
    order = evaluate(bench, order_id)
    assert (order.evaluation.score, order.evaluation.reasons, order.evaluation.by) == (
        4,
        ("standard",),
        CHIEF.subject,
    )
    assert order.rating is None
    rated = bench.act(RESIDENT, lambda tx: rate_order.handle(tx, order_id, RateOrder(stars=1)))
    assert (rated.rating.stars, rated.evaluation.score) == (1, 4)
    fact = bench.read().history("order", order_id, limit=100).items[-2].data
    assert (fact.assignee_id, fact.score, fact.round) == (PLUMBER.subject, 4, 1)
    counts = total(bench.read().tallies.list({"place": NEIGHBOURHOOD}))
    assert (counts.evaluated, counts.scores, counts.rated, counts.stars) == (1, 4, 1, 1)


def test_once_a_round(bench: Bench):
    order_id = bench.finished()
    evaluate(bench, order_id)
    with pytest.raises(AlreadyEvaluated):
        evaluate(bench, order_id)
    bench.act(RESIDENT, lambda tx: reopen_order.handle(tx, order_id, ReopenOrder(reason="还在漏")))
    assert bench.order(order_id).evaluation is None


@pytest.mark.parametrize(("by", "refusal"), [(DESK, Forbidden), (RESIDENT, Forbidden), (PLUMBER, Forbidden)])
def test_nobody_else_does(bench: Bench, by, refusal):
    order_id = bench.finished()
    with pytest.raises((refusal, NotFound)):
        evaluate(bench, order_id, by)


def test_a_reason_that_the_list_does_not_have_changes_nothing(bench: Bench):
    order_id = bench.finished()
    with pytest.raises(UnknownReason):
        evaluate(bench, order_id, cmd=EvaluateOrder(score=2, reasons=("slow",)))
    assert bench.order(order_id).evaluation is None


def test_there_is_nothing_to_evaluate_before_the_finish(bench: Bench):
    order_id = bench.started()
    with pytest.raises(WrongState):
        evaluate(bench, order_id)


@pytest.mark.parametrize("wrong", [{"score": 0}, {"score": 6}, {"score": 3, "reasons": ["late"] * 11}])
def test_bad_input(wrong):
    with pytest.raises(ValidationError):
        EvaluateOrder(**wrong)
