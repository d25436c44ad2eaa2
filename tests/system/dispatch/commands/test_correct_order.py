# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import correct_order
from services.dispatch.commands.correct_order import CorrectOrder
from services.dispatch.domain.errors import UnknownCategory, UnknownPlace
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.system.dispatch.test_invariants import broken


def correct(bench, by, order_id, **changes):
    return bench.act(by, lambda tx: correct_order.handle(tx, order_id, CorrectOrder(**changes)))


def test_another_category_brings_its_urgency_and_limits(bench: Bench):
    order = correct(bench, DESK, bench.reported(category="lamp"), category="lift-trapping")
    assert (order.category, order.urgency, order.overall) == ("lift-trapping", "U0", None)
    assert bench.told(order.id) == ["OrderReported", "OrderAmended"]


def test_an_urgency_alone_changes_the_limits_of_the_same_category(bench: Bench):
    order = correct(bench, DESK, bench.reported(category="lamp"), urgency="U1")
    assert (order.category, order.urgency) == ("lamp", "U1")
    assert (
        order.overall.due_at
        == order.reported_at
        + order.terms.limits.overall.amount
        * (order.clock.due_at - order.reported_at)
        / order.terms.limits.accept.amount
    )


def test_another_place_is_counted_there(bench: Bench):
    order = correct(bench, ADMIN, bench.reported(), place_path=ELSEWHERE, address="门口")
    assert (order.place_path, order.address, order.grid_path) == (ELSEWHERE, "门口", None)
    assert "tallies_count_the_orders" not in broken(bench)


def test_whoever_may_not_report_there_does_not_send_it_there(bench: Bench):
    order_id = bench.reported()
    with pytest.raises(Forbidden):
        correct(bench, DESK, order_id, place_path=ELSEWHERE)
    assert correct(bench, DESK, order_id, place_path=COMPOUND).place_path == COMPOUND


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"category": "dragons"}, UnknownCategory), ({"place_path": f"{BUILDING}/u9"}, UnknownPlace)],
)
def test_what_is_not_there_is_refused(bench: Bench, changes, refusal):
    order_id = bench.reported()
    with pytest.raises(refusal):
        correct(bench, DESK, order_id, **changes)
    assert bench.told(order_id) == ["OrderReported"]


def test_others_do_not_correct(api: Api):
    order_id = api.report()
    api.step(RESIDENT, order_id, "correct", {"urgency": "U0"}, 403)
    api.step(STRANGER, order_id, "correct", {"urgency": "U0"}, 404)
    for body in ({"urgency": "U9"}, {"category": ""}, {"address": "x" * 201}, {"place_path": "here"}):
        assert api.step(DESK, order_id, "correct", body, 422)["code"] == "request.invalid"
    assert api.get(DESK, f"{ORDERS}/{order_id}")["version"] == 1
