# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden, NotFound, OrgPath
from services.dispatch.commands import accept_order, cover_order, end_incident, report_order
from services.dispatch.commands.cover_order import CoverOrder
from services.dispatch.commands.end_incident import EndIncident
from services.dispatch.commands.report_order import ReportOrder
from services.dispatch.domain.errors import Suspended, WrongState
from services.dispatch.domain.incident_errors import IncidentElsewhere, IncidentOver, NotOfTheIncident
from services.dispatch.domain.suspensions import COVERED
from tests.system.dispatch.district import DESK, ELSEWHERE, RESIDENT, Bench
from tests.system.dispatch.incident_samples import (
    ENTRANCE,
    FLAT,
    NEXT_DOOR,
    OUTAGE,
    announced,
    form_entrance,
)
from tests.unit.dispatch.samples import minutes


def test_a_covered_order_waits_and_no_clock_runs(bench: Bench):
    order_id, incident = bench.accepted(), announced(bench)
    cmd = CoverOrder(incident_id=incident.id)
    order = bench.act(DESK, lambda tx: cover_order.handle(tx, order_id, cmd))
    assert (order.suspension.reason, order.suspension.note) == (COVERED, OUTAGE.title)
    assert (order.running, bench.read().incidents.get(incident.id).covered) == ((), 1)
    bench.wait(minutes(100_000))
    assert bench.fire() == 0
    with pytest.raises(Suspended):
        bench.act(DESK, lambda tx: cover_order.handle(tx, order_id, cmd))


def test_what_has_another_cause_or_place_is_not_covered(bench: Bench):
    order_id, incident = bench.accepted(), announced(bench)
    cmd = CoverOrder(incident_id=incident.id)
    with pytest.raises(Forbidden):
        bench.act(RESIDENT, lambda tx: cover_order.handle(tx, order_id, cmd))
    unknown = CoverOrder(incident_id=order_id)
    with pytest.raises(NotFound):
        bench.act(DESK, lambda tx: cover_order.handle(tx, order_id, unknown))
    new = bench.reported()
    with pytest.raises(WrongState):
        bench.act(DESK, lambda tx: cover_order.handle(tx, new, cmd))
    other = bench.reported(category="lamp")
    bench.act(DESK, lambda tx: accept_order.handle(tx, other))
    with pytest.raises(NotOfTheIncident):
        bench.act(DESK, lambda tx: cover_order.handle(tx, other, cmd))
    bench.act(DESK, lambda tx: end_incident.handle(tx, incident.id, EndIncident(outcome="好了。")))
    with pytest.raises(IncidentOver):
        bench.act(DESK, lambda tx: cover_order.handle(tx, order_id, cmd))


def test_an_order_of_another_place_is_refused(bench: Bench):
    order_id, incident = bench.accepted(), announced(bench)

    bench.act(
        DESK, lambda tx: tx.incidents.save(replace(tx.incidents.get(incident.id), place_path=ELSEWHERE))
    )
    with pytest.raises(IncidentElsewhere):
        bench.act(DESK, lambda tx: cover_order.handle(tx, order_id, CoverOrder(incident_id=incident.id)))


def test_an_outage_at_an_entrance_covers_what_its_flats_report(bench: Bench):
    bench.act(DESK, form_entrance)
    incident = announced(bench, place_path=ENTRANCE)

    def accepted(flat: OrgPath) -> str:
        cmd = ReportOrder(category="burst-pipe", description="家里停水了", place_path=flat)
        order_id = bench.act(DESK, lambda tx: report_order.handle(tx, cmd)).id
        bench.act(DESK, lambda tx: accept_order.handle(tx, order_id))
        return order_id

    inside, next_door = accepted(FLAT), accepted(NEXT_DOOR)
    cmd = CoverOrder(incident_id=incident.id)
    assert bench.act(DESK, lambda tx: cover_order.handle(tx, inside, cmd)).suspension
    with pytest.raises(IncidentElsewhere):
        bench.act(DESK, lambda tx: cover_order.handle(tx, next_door, cmd))
