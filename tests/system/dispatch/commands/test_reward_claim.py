# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.dispatch.commands import (
    claim_order,
    close_order,
    finish_order,
    put_policy,
    revisit_order,
    start_order,
)
from services.dispatch.commands.close_order import CloseOrder
from services.dispatch.commands.finish_order import FinishOrder
from services.dispatch.commands.revisit_order import RevisitOrder
from services.dispatch.policies.points import PointPolicy
from tests.system.dispatch.district import ADMIN, DESK, PLUMBER, Bench
from tests.system.dispatch.point_samples import entries


def close(bench: Bench, order_id: str, closure: str = "resolved") -> None:
    cmd = CloseOrder(closure=closure)
    bench.act(DESK, lambda tx: close_order.handle(tx, order_id, cmd))


def claimed(bench: Bench) -> str:
    """The id of an order that somebody claimed and finished."""
    order_id = bench.accepted()
    bench.act(PLUMBER, lambda tx: claim_order.handle(tx, order_id))
    bench.act(PLUMBER, lambda tx: start_order.handle(tx, order_id))
    bench.act(PLUMBER, lambda tx: finish_order.handle(tx, order_id, FinishOrder(result="已更换")))
    asked = RevisitOrder(contacted=True, solved=True, satisfied=5)
    bench.act(DESK, lambda tx: revisit_order.handle(tx, order_id, asked))
    return order_id


def test_whoever_claimed_it_has_points_at_the_close(bench: Bench):
    order_id = claimed(bench)
    assert entries(bench, PLUMBER) == []
    close(bench, order_id)
    (entry,) = entries(bench, PLUMBER)
    assert (entry.points, entry.why.rule, entry.why.subject) == (20, "claimed_order", f"order/{order_id}")


def test_who_was_told_to_has_none(bench: Bench):
    close(bench, bench.revisited())
    assert entries(bench, PLUMBER) == []


@pytest.mark.parametrize("closure", ["unsolvable", "withdrawn"])
def test_what_was_not_solved_gives_none(bench: Bench, closure: str):
    close(bench, claimed(bench), closure)
    assert entries(bench, PLUMBER) == []


def test_without_the_rule_the_order_is_closed_all_the_same(bench: Bench):
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, PointPolicy(rules=[]), tx.root))
    order_id = claimed(bench)
    close(bench, order_id)
    assert (bench.order(order_id).state, entries(bench, PLUMBER)) == ("closed", [])


def test_beyond_the_limit_the_order_is_closed_all_the_same(bench: Bench):
    policy = PointPolicy(most_a_day=20, most_a_month=20)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, tx.root))
    for order_id in (claimed(bench), claimed(bench)):
        close(bench, order_id)
        assert bench.order(order_id).state == "closed"
    assert len(entries(bench, PLUMBER)) == 1
