# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is open nearby: the nearest first, and nothing of what is another's."""

from typing import Any

import pytest

from services.chassis.values import OrgPath
from services.dispatch.domain.places import FLAT, Place
from services.dispatch.store import Tx
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    NEIGHBOUR,
    RESIDENT,
)
from tests.system.dispatch.spot_samples import hung
from tests.unit.dispatch.samples import minutes

HERE = {"latitude": 31.45, "longitude": 121.1}
NEAREST = f"{ORDERS}/nearest"


def nearest(api: Api, by: Any = NEIGHBOUR, **asked: Any) -> list[Any]:
    return list(api.get(by, NEAREST, **{"place": BUILDING} | asked)["items"])


def at(api: Api, north: float, **more: Any) -> str:
    """A lamp that is reported so many metres to the north."""
    where = HERE | {"latitude": HERE["latitude"] + north / 111_195}
    return api.report(category="lamp", place_path=COMPOUND, location=where, **more)


def test_by_a_point_the_nearest_come_first_and_what_is_far_not_at_all(api: Api):
    far, near, nearer = (at(api, metres) for metres in (400, 115, 35))
    shown = nearest(api, RESIDENT, **HERE)
    assert [(one["order_id"], one["metres"]) for one in shown] == [(nearer, 40), (near, 120)]
    assert far not in str(shown)
    shifted = nearest(api, RESIDENT, **HERE, crs="gcj02")
    assert [one["order_id"] for one in shifted] == []
    by_place = nearest(api, RESIDENT)
    assert [one["order_id"] for one in by_place] == [nearer, near, far]
    assert {one["metres"] for one in by_place} == {None}
    assert len(nearest(api, RESIDENT, limit=1)) == 1


def test_what_was_reported_by_the_same_sheet_comes_first(api: Api):
    spot = hung(api.bench)
    same = api.report(category="lamp", place_path=COMPOUND, spot_id=spot.id)
    at(api, 0)
    shown = nearest(api, RESIDENT, place=COMPOUND, spot_id=spot.id)
    assert [one["metres"] for one in shown] == [0, 0]
    assert shown[0]["order_id"] == same


def test_neighbours_learn_neither_words_nor_people_nor_of_flats_and_complaints(api: Api):
    flat = Place("flat", OrgPath(f"{BUILDING}/u1"), FLAT, "201室", parent=BUILDING)
    api.bench.act(ADMIN, lambda tx: tx.put_copy(Tx.places, flat, 1))
    api.report(ADMIN, place_path=flat.path)
    api.report(category="complaint")
    at(api, 0)
    (known,) = nearest(api)
    assert (known["order_id"], known["state"]) == ("", "submitted")
    assert not {"description", "reporter", "address", "location"} & set(known)
    assert len(nearest(api, DESK, place=COMPOUND)) == 3


def test_what_is_over_or_old_is_not_shown(api: Api):
    order_id = at(api, 0)
    api.step(RESIDENT, order_id, "withdraw", {})
    assert nearest(api) == []
    at(api, 0)
    api.bench.wait(minutes(15 * 1440))
    assert nearest(api) == []


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"latitude": 31.4}, 422),
        ({"latitude": 91, "longitude": 0}, 422),
        ({**HERE, "crs": "bd09"}, 422),
        ({"limit": 21}, 422),
        ({"place": ELSEWHERE}, 403),
    ],
)
def test_what_is_no_question_is_refused(api: Api, wrong: dict[str, Any], status: int):
    api.get(RESIDENT, NEAREST, status, **{"place": BUILDING} | wrong)
