# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import PASSWORD, District, authorize_path
from tests.system.identity.log_in.second_factors import PAGES, QUERY, code_of, enrolled, send


def test_a_log_in_knows_its_browser_from_then_on_and_waits_no_more(district: District) -> None:
    own = enrolled(district)
    browser = own.waits()
    assert browser.get_cookie("linli_device", path=PAGES) is None, "not before the second factor"
    send(browser, "second-factor", code=code_of(own.secret))
    assert browser.get_cookie("linli_device", path=PAGES) is not None
    assert browser.get_cookie("linli_waiting", path=PAGES) is None
    assert district.house.read(district.code).waiting_log_ins.list({}) == []
    assert browser.get(f"{PAGES}/second-factors?{QUERY}").status_code == 200


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
