# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import PASSWORD, District, authorize_path
from tests.system.identity.log_in.second_factors import enrolled


def test_what_comes_after_one_factor(district: District) -> None:
    """Straight to the client, to the second factor, or to making one."""
    login, house = f"admin@{district.code}", district.house
    assert "code=" in house.submit(house.browser(), login, PASSWORD).location
    stronger = authorize_path(acr_values="two_factors")
    assert "second-factors?" in house.submit(house.browser(), login, PASSWORD, stronger).location
    district.ok("PUT", "/policies/log-in", {"second_factor_of": ["district_admin"]})
    assert "second-factors?" in house.submit(house.browser(), login, PASSWORD).location
    district.ok("PUT", "/policies/log-in", {"second_factor_of": []})
    enrolled(district)
    assert "second-factor?" in house.submit(house.browser(), login, PASSWORD).location
