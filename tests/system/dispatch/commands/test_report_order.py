# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden, Role
from services.dispatch.commands import report_order
from services.dispatch.commands.report_order import Point, ReportOrder
from services.dispatch.domain import access
from services.dispatch.domain.errors import UnknownCategory, UnknownPerson, UnknownPlace
from services.dispatch.domain.places import FLAT, Place
from services.dispatch.store import Tx
from tests.system.dispatch.district import (
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    GRID,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    START,
    Bench,
    person,
)
from tests.unit.dispatch.samples import minutes


def report(by, bench, place=BUILDING, **changed):
    cmd = ReportOrder(**({"category": "burst-pipe", "description": "漏水", "place_path": place} | changed))
    return bench.act(by, lambda tx: report_order.handle(tx, cmd))


def test_a_resident_reports_and_the_limits_of_the_category_are_frozen_on_the_order(bench: Bench):
    order = report(RESIDENT, bench, location=Point(latitude=31.4, longitude=121.1))
    assert (order.state, order.urgency, order.reporter_id) == ("submitted", "U1", RESIDENT.subject)
    assert (order.grid_path, order.external_id, order.terms.policy_version) == (GRID, order.id, 0)
    assert order.clock.due_at == START + minutes(15)
    assert order.overall.due_at == START + minutes(1440)
    assert bench.order(order.id) == order
    assert bench.told(order.id) == ["OrderReported"]


@pytest.mark.parametrize("place", [COMPOUND, NEIGHBOURHOOD])
def test_a_resident_reports_what_is_around_his_building(bench: Bench, place):
    assert report(RESIDENT, bench, place).place_path == place


@pytest.mark.parametrize("place", [ELSEWHERE, "/320585/001"])
def test_but_not_elsewhere_or_higher_up(bench: Bench, place):
    with pytest.raises(Forbidden):
        report(RESIDENT, bench, place)


def test_who_may_not_report_is_refused(bench: Bench):
    with pytest.raises(Forbidden):
        report(PLUMBER, bench)


def test_the_desk_reports_for_somebody_who_called(bench: Bench):
    for channel in ("hotline", "paper", "venue", "echo_wall"):
        order = report(DESK, bench, channel=channel, reporter_id=RESIDENT.subject)
        assert (order.channel, order.reporter_id) == (channel, RESIDENT.subject)


def test_a_resident_does_not_report_in_anothers_name(bench: Bench):
    with pytest.raises(Forbidden):
        report(RESIDENT, bench, reporter_id=DESK.subject)


def test_the_desk_reports_for_nobody_who_is_not_known_here(bench: Bench):
    with pytest.raises(UnknownPerson):
        report(DESK, bench, reporter_id="00000000-0000-4000-8000-000000000000")


def test_unknown_categories_and_places_are_refused(bench: Bench):
    with pytest.raises(UnknownCategory):
        report(RESIDENT, bench, category="dragons")
    with pytest.raises(UnknownPlace):
        report(RESIDENT, bench, f"{BUILDING}/u9")


def test_a_place_out_of_use_takes_no_orders(bench: Bench):
    closed = replace(bench.read().place_at(BUILDING), active=False)
    bench.act(DESK, lambda tx: tx.put_copy(Tx.places, closed, 2))
    with pytest.raises(UnknownPlace):
        report(RESIDENT, bench)


def test_an_order_in_a_flat_is_before_who_leads_its_entrance_and_one_at_the_entrance_is_its_own(bench: Bench):
    """Nobody who leads another entrance sees it; the desk's list of the entrance has both."""
    entrance, next_door = BUILDING.child("e-1"), BUILDING.child("e-2")
    flat = Place("flat-1", BUILDING.child("101"), FLAT, "101室", GRID, True, BUILDING, entrance)
    places = [Place(path, path, "entrance", "单元", GRID, True, BUILDING) for path in (entrance, next_door)]
    bench.act(DESK, lambda tx: [tx.put_copy(Tx.places, one, 1) for one in (flat, *places)])
    inside, stairs = report(DESK, bench, flat.path), report(RESIDENT, bench, entrance)
    assert (inside.entrance_path, inside.scope) == (entrance, (flat.path, GRID, entrance))
    assert (stairs.place_path, stairs.entrance_path) == (entrance, None)
    leaders = [
        person(41 + n, "楼组长", (path, Role.GRID_WORKER)) for n, path in enumerate((entrance, next_door))
    ]
    assert [[access.sees(by, one) for one in (inside, stairs)] for by in leaders] == [[True] * 2, [False] * 2]
    found = bench.read(DESK).orders.list({"within": entrance})
    assert {one.id for one in found} == {inside.id, stairs.id}
