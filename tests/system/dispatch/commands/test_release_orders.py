# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import cover_order, release_orders, withdraw_order
from services.dispatch.commands.cover_order import CoverOrder
from services.dispatch.commands.withdraw_order import WithdrawOrder
from services.dispatch.domain.orders import State
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.incident_samples import announced


def test_an_order_that_ended_meanwhile_stays_as_it_is(bench: Bench):
    incident, order_id = announced(bench), bench.accepted()
    cmd = CoverOrder(incident_id=incident.id)
    bench.act(DESK, lambda tx: cover_order.handle(tx, order_id, cmd))
    bench.act(RESIDENT, lambda tx: withdraw_order.handle(tx, order_id, WithdrawOrder()))
    bench.act(DESK, lambda tx: release_orders.handle(tx, incident.id))
    assert bench.order(order_id).state is State.CLOSED
    assert bench.read().covered_orders.list({"incident": incident.id}) == []
