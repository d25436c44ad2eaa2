# SPDX-License-Identifier: AGPL-3.0-or-later
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from scripts.login_provider import LoginProvider, Person
from services.identity.domain.federation import MOST_LINKS
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.providers import Way, person, query_of, register, with_account
from tests.system.identity.log_in.second_factors import PAGES, came_back, send


def open_way(district: District, provider: LoginProvider) -> Way:
    return register(district, provider, match_by=[], links_by_log_in=True)


def logged_in_here(way: Way, browser: FlaskClient, who: Person, login: str) -> TestResponse:
    """Back from the provider nobody knows them; they give their own password, and are asked."""
    answer = way.log_in(who, browser)
    assert "action=link_identity" in answer.location, answer.text
    page = browser.get(answer.location)
    assert "还没有和本区的账号关联" in page.text
    return way.district.house.submit(browser, login, PASSWORD, answer.location)


def test_who_is_unknown_logs_in_once_and_says_that_both_are_theirs(
    open_district: District, provider: LoginProvider
) -> None:
    way = open_way(open_district, provider)
    person_id, login = with_account(open_district, "zhang")
    browser, who = open_district.house.browser(), person("l-1")
    asked = logged_in_here(way, browser, who, login)
    page = browser.get(f"{PAGES}/{asked.location}")
    assert "关联「区政务」？" in page.text
    assert login in page.text
    assert not way.links(person_id), "nothing is linked before they say so"
    answer = send(browser, "outside-link", query_of(asked.location))
    assert came_back(open_district, browser, answer)["access_token"]
    assert way.links(person_id)[0]["how"] == "log_in"
    assert way.log_in(who).location.startswith(f"{PAGES}/authorize?")


def test_who_does_not_say_so_is_logged_in_and_nothing_is_linked(
    open_district: District, provider: LoginProvider
) -> None:
    way = open_way(open_district, provider)
    person_id, login = with_account(open_district, "zhang")
    browser = open_district.house.browser()
    asked = logged_in_here(way, browser, person("l-2"), login)
    page = browser.get(f"{PAGES}/{asked.location}").text
    onward = page.split('<p><a href="')[1].split('"')[0].replace("&amp;", "&")
    assert browser.get(onward).status_code == 303
    assert not way.links(person_id)


def test_somebody_elses_log_in_is_not_taken_over(open_district: District, provider: LoginProvider) -> None:
    way, who = open_way(open_district, provider), person("l-3")
    _, first = with_account(open_district, "zhang")
    second_id, second = with_account(open_district, "lisi")
    one, other = open_district.house.browser(), open_district.house.browser()
    asked, also = logged_in_here(way, one, who, first), logged_in_here(way, other, who, second)
    assert send(one, "outside-link", query_of(asked.location)).status_code == 303
    answer = send(other, "outside-link", query_of(also.location))
    assert (answer.status_code, "已经关联了别的人" in answer.text) == (409, True)
    assert not way.links(second_id)


def test_who_came_by_another_provider_proves_themselves_here_first(
    open_district: District, provider: LoginProvider
) -> None:
    """A log-in elsewhere opens no second one: whoever takes over the first would have both."""
    known = register(open_district, provider, name="甲")
    way = open_way(open_district, provider)
    with_account(open_district, "zhang", phone="13812346101")
    browser = open_district.house.browser()
    known.log_in(person("l-4", "13812346101"), browser)
    answer = way.log_in(person("l-5"), browser)
    link = f"{PAGES}/outside-link?{query_of(answer.location)}"
    to_log_in = browser.get(link).location
    assert "prompt=login" in to_log_in
    browser.get(to_log_in)
    assert send(browser, "outside-link", query_of(link)).status_code == 303


def test_not_where_the_district_links_nobody_and_not_without_end(
    open_district: District, provider: LoginProvider
) -> None:
    way = open_way(open_district, provider)
    person_id, login = with_account(open_district, "zhang")
    browser = open_district.house.browser()
    for number in range(MOST_LINKS):
        asked = logged_in_here(way, browser, person(f"l-9{number}"), login)
        assert send(browser, "outside-link", query_of(asked.location)).status_code == 303
    asked = logged_in_here(way, browser, person("l-8"), login)
    assert "现在不能关联" in send(browser, "outside-link", query_of(asked.location)).text
    assert len(way.links(person_id)) == MOST_LINKS
    open_district.ok("PATCH", f"/identity-providers/{way.id}", {"links_by_log_in": False})
    assert "没有和您的" in way.log_in(person("l-7")).text
    assert send(browser, "outside-link", query_of(asked.location)).status_code == 409


def test_a_form_of_another_site_links_nothing(open_district: District, provider: LoginProvider) -> None:
    way = open_way(open_district, provider)
    person_id, login = with_account(open_district, "zhang")
    browser = open_district.house.browser()
    asked = logged_in_here(way, browser, person("l-6"), login)
    answer = browser.post(f"{PAGES}/outside-link?{query_of(asked.location)}", data={"csrf": "x"})
    assert (answer.status_code, way.links(person_id)) == (403, [])
    nobody = open_district.house.browser()
    assert nobody.post(f"{PAGES}/outside-link?{query_of(asked.location)}").status_code == 303
