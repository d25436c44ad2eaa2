# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden
from services.dispatch.domain.errors import UnknownPlace
from tests.system.dispatch.district import COMPOUND, GRID_WORKER, PLUMBER, RESIDENT, STRANGER, Bench
from tests.system.dispatch.spot_samples import code_of, hung, told_of


def test_a_spot_is_set_and_has_a_code_of_its_own(bench: Bench):
    first, second = hung(bench), hung(bench, name="8 号灯杆")
    assert (first.state, first.edition, told_of(bench, first)) == ("active", 1, ["SpotChanged"])
    assert code_of(bench, first) != code_of(bench, second)


@pytest.mark.parametrize("by", [RESIDENT, PLUMBER, STRANGER, GRID_WORKER])
def test_only_who_keeps_spots_there_may(bench: Bench, by: Any):
    """The grid worker's grid is not the compound."""
    with pytest.raises(Forbidden):
        hung(bench, by)


def test_at_a_place_that_nobody_knows_is_none(bench: Bench):
    with pytest.raises(UnknownPlace):
        hung(bench, place_path=f"{COMPOUND}/b99")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "moon"},
        {"name": ""},
        {"aliases": ("一", "一")},
        {"aliases": tuple(str(one) for one in range(11))},
        {"location": {"latitude": 91, "longitude": 0}},
        {"location": {"latitude": 31, "longitude": 121, "crs": "bd09"}},
    ],
)
def test_what_is_no_spot_is_refused(bench: Bench, wrong: dict[str, Any]):
    with pytest.raises(ValidationError):
        hung(bench, **wrong)
