# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import cover_order, end_incident, release_orders, resume_order
from services.dispatch.commands.cover_order import CoverOrder
from services.dispatch.commands.end_incident import EndIncident
from services.dispatch.domain.incident_errors import IncidentOver
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.incident_samples import announced

OVER = EndIncident(outcome="已恢复供水。")


def test_what_it_covered_runs_on_some_at_a_time(bench: Bench):
    incident = announced(bench)
    orders = [bench.accepted() for _ in range(3)]
    cmd = CoverOrder(incident_id=incident.id)
    for order_id in orders:
        bench.act(DESK, lambda tx, order_id=order_id: cover_order.handle(tx, order_id, cmd))
    bench.act(DESK, lambda tx: resume_order.handle(tx, orders[0]))
    ended = bench.act(DESK, lambda tx: end_incident.handle(tx, incident.id, OVER))
    assert (ended.state, ended.outcome, ended.covered) == ("over", "已恢复供水。", 3)
    bench.act(DESK, lambda tx: release_orders.handle(tx, incident.id, at_once=2))
    assert len(bench.read().covered_orders.list({"incident": incident.id})) == 1
    assert bench.fire() == 1
    assert [bench.order(one).suspension for one in orders] == [None, None, None]
    assert [bench.told(one).count("OrderResumed") for one in orders] == [1, 1, 1]


def test_it_ends_once_and_by_who_announces(bench: Bench):
    incident = announced(bench)
    with pytest.raises(Forbidden):
        bench.act(RESIDENT, lambda tx: end_incident.handle(tx, incident.id, OVER))
    bench.act(DESK, lambda tx: end_incident.handle(tx, incident.id, OVER))
    with pytest.raises(IncidentOver):
        bench.act(DESK, lambda tx: end_incident.handle(tx, incident.id, OVER))
