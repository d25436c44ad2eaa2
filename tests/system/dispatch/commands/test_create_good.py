# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden
from services.dispatch.domain.errors import UnknownPlace
from tests.system.dispatch.district import GRID_WORKER, PLUMBER, RESIDENT, STRANGER, Bench
from tests.system.dispatch.point_samples import names, shelved


def test_a_good_stands_on_the_shelf(bench: Bench):
    good = shelved(bench)
    assert (good.offer.name, good.offer.price, good.stock, good.state) == ("洗衣液", 30, 5, "offered")
    assert names(bench, "good", good.id) == ["GoodChanged"]


@pytest.mark.parametrize("changed", [{"price": 0}, {"stock": -1}, {"name": " "}, {"each": 101}])
def test_what_cannot_be_read_is_refused(bench: Bench, changed: dict[str, Any]):
    with pytest.raises(ValidationError):
        shelved(bench, **changed)


@pytest.mark.parametrize("by", [RESIDENT, PLUMBER, STRANGER, GRID_WORKER])
def test_only_who_keeps_the_shelf_there_may(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        shelved(bench, by)


def test_a_place_that_is_not_there_has_no_shelf(bench: Bench):
    with pytest.raises(UnknownPlace):
        shelved(bench, place_path="/320585/001/002/c99")
