# SPDX-License-Identifier: AGPL-3.0-or-later
"""A newer or stronger log-in for what weighs much (RFC 9470): asked, given, and the log-in stays the same."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from services.chassis.values import Principal
from services.identity.store import Tx
from tests.system.identity.conftest import PASSWORD, District, authorize_path
from tests.system.identity.log_in.second_factors import PAGES, add_app, code_of, enrolled, send

STEP_UP = authorize_path(acr_values="two_factors", max_age="7200")
COOKIE = "linli_session"


def tokens(district: District, answer: TestResponse) -> dict[str, Any]:
    return district.house.redeem(answer.location.split("code=")[1].split("&")[0]).get_json()


def grant(district: District, token: str) -> TestResponse:
    body = {"person_id": district.person(), "role": "handler", "path": district.path}
    return district.house.call("POST", "/roles/grants", token, json=body)


def cookie_of(browser: FlaskClient) -> str:
    found = browser.get_cookie(COOKIE, path=PAGES)
    assert found is not None
    return found.value


def aged(district: District) -> None:
    """As if everybody had logged in three hours ago."""

    def work(tx: Tx) -> None:
        for one in tx.sessions.list({}):
            again = one.proved_again_at and one.proved_again_at - timedelta(hours=3)
            older = one.started_at - timedelta(hours=3)
            tx.sessions.save(replace(one, started_at=older, proved_again_at=again))

    district.house.store.transact(Principal(district.code, "test", "test"), work)


def test_who_has_a_second_factor_is_asked_for_it_and_for_a_new_log_in(district: District) -> None:
    owner = enrolled(district)
    first = tokens(district, owner.browser.get(authorize_path()))
    said = district.house.claims(first["access_token"])
    assert said["asks"]["roles"] == {"acr": "two_factors", "max_age": 7200}
    assert "votes" not in said["asks"]
    challenged = grant(district, first["access_token"])
    assert challenged.status_code == 401, "the log-in was with the password alone"
    assert 'acr_values="two_factors"' in challenged.headers["WWW-Authenticate"]

    page = owner.browser.get(STEP_UP)
    assert page.status_code == 200
    assert "请再验证一次身份" in page.text
    assert f'value="admin@{district.code}"' in page.text, "whose log-in it is need not be typed"
    former = cookie_of(owner.browser)
    answer = district.house.submit(owner.browser, owner.login, PASSWORD, STEP_UP)
    query = STEP_UP.partition("?")[2]
    assert answer.location == f"second-factor?{query}"
    passed = send(owner.browser, "second-factor", query, code=code_of(owner.secret))
    second = tokens(district, owner.browser.get(passed.location))
    now = district.house.claims(second["access_token"])
    assert (now["acr"], now["sid"]) == ("two_factors", said["sid"]), "it is the same log-in, proved anew"
    assert grant(district, second["access_token"]).status_code == 201
    _former_cookie_opens_nothing(district, former)

    kept = district.house.exchange(grant_type="refresh_token", refresh_token=first["refresh_token"])
    of_old = district.house.claims(kept.get_json()["access_token"])
    assert (of_old["acr"], of_old["auth_time"]) == ("one_factor", said["auth_time"]), "RFC 9068, 2.2.1"
    aged(district)
    late = tokens(district, owner.browser.get(authorize_path()))
    assert grant(district, late["access_token"]).status_code == 401, "it is too long ago"
    assert owner.browser.get(STEP_UP).status_code == 200


def _former_cookie_opens_nothing(district: District, former: str) -> None:
    thief = district.house.browser()
    thief.set_cookie(COOKIE, former, path=PAGES)
    assert thief.get(authorize_path()).status_code == 200, "the log-in page"


def test_who_has_none_makes_one_where_the_district_demands_it(district: District) -> None:
    district.ok("PUT", "/policies/step-up", {"roles": "two_factors", "votes": "fresh", "fresh_minutes": 5})
    login, house = f"admin@{district.code}", district.house
    token = house.log_in(login)["access_token"]
    assert district.house.claims(token)["asks"] == {
        "roles": {"acr": "two_factors", "max_age": 300},
        "votes": {"max_age": 300},
    }
    assert grant(district, token).status_code == 401
    browser, query = house.browser(), STEP_UP.partition("?")[2]
    assert house.submit(browser, login, PASSWORD, STEP_UP).location == f"second-factors?{query}"
    _, shown = add_app(browser, query)
    back = re.findall(r'href="([^"]*authorize[^"]*)"', shown.text)[-1].replace("&amp;", "&")
    stronger = tokens(district, browser.get(back))
    assert grant(district, stronger["access_token"]).status_code == 201


def test_a_log_in_that_is_good_enough_goes_straight_back(district: District) -> None:
    browser = district.house.browser()
    district.house.submit(browser, f"admin@{district.code}", PASSWORD)
    assert browser.get(authorize_path(acr_values="one_factor", max_age="600")).status_code == 303
    refused = browser.get(authorize_path(acr_values="two_factors", prompt="none"))
    assert "error=login_required" in refused.location


def test_the_rules_are_refused_where_they_make_no_sense(district: District) -> None:
    for wrong in ({"roles": "always"}, {"fresh_minutes": 0}, {"elections": "fresh"}):
        assert district.refused("PUT", "/policies/step-up", wrong)["status"] == 422
