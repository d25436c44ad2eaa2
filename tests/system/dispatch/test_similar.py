# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is about to report learns what is known already, and nothing of a neighbour's flat."""

from services.chassis.values import OrgPath
from services.dispatch.domain.places import FLAT, Place
from services.dispatch.store import Tx
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import ADMIN, BUILDING, COMPOUND, DESK, ELSEWHERE, NEIGHBOUR, RESIDENT
from tests.unit.dispatch.samples import minutes

FLAT_PATH = OrgPath(f"{BUILDING}/u1")


def similar(api, by, place=BUILDING, category="lamp"):
    return api.get(by, f"{ORDERS}/similar", place=place, category=category)["items"]


def test_the_same_thing_nearby_is_shown_without_its_words_and_people(api: Api):
    order_id = api.report(RESIDENT, category="lamp")
    [known] = similar(api, NEIGHBOUR)
    assert (known["order_id"], known["state"], known["next_step"]["step"]) == ("", "submitted", "accept")
    assert known["number"] == api.get(RESIDENT, f"{ORDERS}/{order_id}")["number"]
    assert not {"description", "reporter", "address"} & set(known)
    assert [one["order_id"] for one in similar(api, RESIDENT)] == [order_id]
    assert [one["order_id"] for one in similar(api, DESK, COMPOUND)] == [order_id]


def test_another_thing_another_place_an_ended_or_an_old_order_is_not_the_same(api: Api):
    order_id = api.report(RESIDENT, category="lamp")
    assert similar(api, NEIGHBOUR, category="lock") == []
    assert similar(api, ADMIN, ELSEWHERE) == []
    api.bench.wait(minutes(15 * 1440))
    assert similar(api, NEIGHBOUR) == []
    other = api.report(RESIDENT, category="lamp")
    assert len(similar(api, NEIGHBOUR)) == 1
    api.step(RESIDENT, other, "withdraw", {})
    assert similar(api, NEIGHBOUR) == []
    assert order_id != other


def test_a_neighbours_flat_is_nobody_elses_business(api: Api):
    flat = Place("flat", FLAT_PATH, FLAT, "201室", parent=BUILDING)
    api.bench.act(ADMIN, lambda tx: tx.put_copy(Tx.places, flat, 1))
    api.report(ADMIN, category="lamp", place_path=FLAT_PATH)
    assert similar(api, NEIGHBOUR) == []
    assert len(similar(api, DESK)) == 1


def test_only_who_may_report_there_is_told(api: Api):
    assert (
        api.get(RESIDENT, f"{ORDERS}/similar", 403, place=ELSEWHERE, category="lamp")["code"] == "forbidden"
    )
    assert api.get(RESIDENT, f"{ORDERS}/similar", 422, place=BUILDING)["code"] == "request.invalid"
