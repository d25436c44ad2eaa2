# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.domain.works import WorkState
from tests.system.finance.compound import Bench
from tests.system.finance.spending import ready
from tests.system.finance.test_copies import hear


@pytest.mark.parametrize(
    ("closure", "state"),
    [("resolved", WorkState.DONE), ("unsolvable", WorkState.FAILED), ("withdrawn", WorkState.FAILED)],
)
def test_work_ends_as_its_order_ends(bench: Bench, closure: str, state: WorkState):
    _, work = ready(bench)
    hear(bench, "OrderClosed", of="dispatch", order_id=work.id, closure=closure, verdict="overdue")
    closed = bench.read().works.get(work.id)
    assert (closed.state, closed.verdict) == (state, "overdue")


def test_an_order_that_is_refused_is_no_work(bench: Bench):
    _, work = ready(bench)
    hear(bench, "OrderRefused", of="dispatch", order_id=work.id)
    assert bench.read().works.get(work.id).state is WorkState.FAILED


def test_the_orders_of_others_are_no_matter_of_ours(bench: Bench):
    event = hear(bench, "OrderClosed", of="dispatch")
    assert bench.read().works.find(event.order_id) is None
