# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import accept_order, link_duplicate
from services.dispatch.commands.link_duplicate import LinkDuplicate
from services.dispatch.domain.duplicate_errors import AlreadyDuplicate, FirstOrderEnded
from tests.system.dispatch.api import NOBODY, ORDERS, Api
from tests.system.dispatch.district import DESK, NEIGHBOUR, PLUMBER, RESIDENT, STRANGER, Bench
from tests.unit.dispatch.samples import minutes


def link(bench: Bench, order_id: str, first_id: str, by=DESK):
    return bench.act(by, lambda tx: link_duplicate.handle(tx, order_id, LinkDuplicate(of=first_id)))


def test_the_duplicate_is_over_and_its_reporter_hears_of_the_first(bench: Bench):
    first, second = bench.reported(), bench.reported(NEIGHBOUR)
    order = link(bench, second, first)
    assert (order.state, order.closure, order.duplicate_of.order_id) == ("closed", "duplicate", first)
    assert bench.told(second)[-2:] == ["OrderClosed", "OrderLinked"]
    assert bench.order(first).followers == (NEIGHBOUR.subject,)
    bench.act(DESK, lambda tx: accept_order.handle(tx, first))
    assert bench.told(first)[-2:] == ["OrderAccepted", "FollowersTold"]
    with pytest.raises(AlreadyDuplicate):
        link(bench, second, bench.reported())


def test_only_who_runs_the_desk_of_both_places_and_only_to_what_is_open(bench: Bench):
    first, second = bench.reported(), bench.reported(NEIGHBOUR)
    for by, refusal in ((STRANGER, NotFound), (NEIGHBOUR, Forbidden), (PLUMBER, Forbidden)):
        with pytest.raises(refusal):
            link(bench, second, first, by)
    with pytest.raises(NotFound):
        link(bench, second, NOBODY)
    over = bench.reported()
    link(bench, over, first)
    ended = bench.order(first)
    with pytest.raises((AlreadyDuplicate, FirstOrderEnded)):
        link(bench, second, over)
    assert (bench.order(second).state, bench.order(first)) == ("submitted", ended)


def test_nobody_is_late_with_a_duplicate(bench: Bench):
    first, second = bench.reported(), bench.reported(NEIGHBOUR)
    bench.wait(minutes(30))
    bench.fire()
    link(bench, second, first)
    assert (bench.order(second).breaches, bench.order(second).verdict) == ((), None)
    told = len(bench.told(second))
    bench.wait(minutes(3000))
    bench.fire()
    assert len(bench.told(second)) == told


def test_each_side_sees_what_is_theirs_of_the_other_order(api: Api):
    first, second = api.report(), api.report(NEIGHBOUR)
    api.post(DESK, f"{ORDERS}/{second}:link", {"of": first})
    shown = api.get(DESK, f"{ORDERS}/{first}")
    assert ([one["order_id"] for one in shown["duplicates"]], shown["followers"]) == ([second], 1)
    assert api.get(RESIDENT, f"{ORDERS}/{first}")["duplicates"] == []
    assert api.get(NEIGHBOUR, f"{ORDERS}/{second}")["duplicate_of"]["order_id"] == first
    api.get(NEIGHBOUR, f"{ORDERS}/{first}", status=404)
    progress = api.get(NEIGHBOUR, f"{ORDERS}/{first}/progress")
    assert (progress["state"], progress["steps"][0]["type"], progress["followed"]) == (
        "submitted",
        "OrderReported",
        True,
    )
    assert not {"description", "reporter", "place_path", "address", "photos"} & progress.keys()
