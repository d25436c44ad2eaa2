# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.store import OFFICE_ENDS_SOON
from tests.system.identity import offices
from tests.system.identity.conftest import District
from tests.system.identity.rights import bring_forward, fire


def test_the_end_of_a_term_is_told_months_before(district: District) -> None:
    building = district.tree()["building"]
    far = offices.leader(district, district.person(), building, -10, 200)
    fire(district)
    assert offices.told(district, far["id"]) == ["OfficeTaken"]
    bring_forward(district, OFFICE_ENDS_SOON, 120)
    fire(district)
    assert offices.told(district, far["id"]) == ["OfficeTaken", "OfficeEnding"]


def test_it_is_told_at_once_where_less_time_is_left(district: District) -> None:
    building = district.tree()["building"]
    near = offices.leader(district, district.person(), building, -10, 20)
    fire(district)
    assert offices.told(district, near["id"]) == ["OfficeTaken", "OfficeEnding"]
