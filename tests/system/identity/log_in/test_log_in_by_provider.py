# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logging in by a district's own OpenID provider, a real one that can be told to misbehave."""

import pytest

from scripts.login_provider import LoginProvider
from services.chassis.clock import monotonic
from services.identity.channels.federation import asking
from tests.system.identity.conftest import District
from tests.system.identity.log_in.providers import Way, person, register, tampered, with_account
from tests.system.identity.log_in.second_factors import PAGES, QUERY, came_back, enrolled

LIES = {
    "key": ("不能证明来自", 403),
    "nonce": ("不能证明来自", 403),
    "audience": ("不能证明来自", 403),
    "issuer": ("不能证明来自", 403),
    "expired": ("不能证明来自", 403),
    "unsigned": ("不能证明来自", 403),
    "mixed": ("不能证明来自", 403),
    "denied": ("取消了登录", 403),
}


@pytest.fixture
def way(open_district: District, provider: LoginProvider) -> Way:
    return register(open_district, provider)


def test_who_has_the_verified_phone_is_logged_in_linked_and_told(way: Way) -> None:
    district = way.district
    person_id, _ = with_account(district, "zhang", phone="13812346001")
    browser = district.house.browser()
    tokens = came_back(district, browser, way.log_in(person("g-1", "+86 138 1234 6001"), browser))
    claims = district.house.claims(tokens["access_token"])
    assert (claims["sub"], claims["acr"], claims["amr"]) == (person_id, "one_factor", ["fed"])
    (link,) = way.links(person_id)
    assert (link["provider"], link["how"]) == ("区政务", "phone")
    assert district.house.events(district.code, "linked_identity", link["id"]) == ["IdentityLinked"]


def test_a_linked_subject_is_known_by_itself_whatever_its_phone_is_now(way: Way) -> None:
    person_id, _ = with_account(way.district, "zhang", phone="13812346002")
    way.log_in(person("g-2", "13812346002"))
    answer = way.log_in(person("g-2"))
    assert answer.location.startswith(f"{PAGES}/authorize?")
    assert len(way.links(person_id)) == 1


@pytest.mark.parametrize("lie", LIES)
def test_a_provider_that_lies_logs_nobody_in(way: Way, lie: str) -> None:
    person_id, _ = with_account(way.district, "zhang", phone="13812346003")
    way.server.lie = lie
    browser = way.district.house.browser()
    answer = way.log_in(person("g-3", "13812346003"), browser)
    sentence, status = LIES[lie]
    assert (answer.status_code, sentence in answer.text) == (status, True), answer.text
    assert not way.links(person_id)
    assert browser.get_cookie("linli_session", path=PAGES) is None
    assert ("OutsideLogInRefused" in way.told()) == (lie != "denied")


@pytest.mark.parametrize(("lie", "sentence"), [("down", "连不上"), ("junk", "看不懂")])
def test_a_provider_that_is_down_or_answers_junk_is_told_before_anything_began(
    way: Way, lie: str, sentence: str
) -> None:
    way.server.lie = lie
    answer = way.begin(way.district.house.browser())
    assert (answer.status_code >= 500, sentence in answer.text) == (True, True)
    assert "OutsideLogInRefused" not in way.told(), "nobody was refused"


@pytest.mark.parametrize(("lie", "sentence"), [("down", "连不上"), ("junk", "看不懂")])
def test_so_is_one_that_fails_while_somebody_logs_in(way: Way, lie: str, sentence: str) -> None:
    person_id, _ = with_account(way.district, "zhang", phone="13812346004")
    browser = way.district.house.browser()
    way.server.chosen = person("g-4", "13812346004")
    location = way.there(way.begin(browser).location)
    way.server.lie = lie
    answer = way.back(browser, location)
    assert (answer.status_code >= 500, sentence in answer.text) == (True, True)
    assert not way.links(person_id)


def test_a_slow_one_holds_nobody_and_is_not_asked_again_at_once(way: Way) -> None:
    way.server.lie = "slow"
    browser = way.district.house.browser()
    began = monotonic()
    assert "连不上" in way.begin(browser).text
    assert monotonic() - began < asking.WHOLE_SECONDS + 2
    asked, began = len(way.server.asked), monotonic()
    assert "连不上" in way.begin(browser).text
    assert (len(way.server.asked), monotonic() - began < 1) == (asked, True)


def test_a_provider_changes_its_keys(way: Way) -> None:
    with_account(way.district, "zhang", phone="13812346005")
    assert way.log_in(person("g-5", "13812346005")).status_code == 303
    way.server.rotate()
    assert way.log_in().status_code == 303


def test_another_state_or_browser_or_the_same_answer_again_is_refused(way: Way) -> None:
    with_account(way.district, "zhang", phone="13812346006")
    house, way.server.chosen = way.district.house, person("g-6", "13812346006")
    browser = house.browser()
    location = way.there(way.begin(browser).location)
    for answer in (
        way.back(house.browser(), location),
        way.back(browser, tampered(location, state=f"{way.district.code}.{'x' * 43}")),
        way.back(browser, location.replace(way.id, "01927f3a-5c00-7001-8a10-3c5e9d2b7f01")),
    ):
        assert (answer.status_code, "不是在这个浏览器里开始的" in answer.text) == (403, True)
    kept = browser.get_cookie("linli_outside", path=PAGES)
    assert kept is not None
    assert way.back(browser, location).status_code == 303
    assert "不是在这个浏览器里开始的" in way.back(browser, location).text
    browser.set_cookie("linli_outside", kept.value, path=PAGES)
    assert "没有接受" in way.back(browser, location).text, "a code is good once"


def test_of_two_answers_to_one_question_only_the_first_is_taken(way: Way) -> None:
    with_account(way.district, "zhang", phone="13812346013")
    way.server.chosen, browser = person("g-13", "13812346013"), way.district.house.browser()
    asked = way.begin(browser).location
    first, second = way.there(asked), way.there(asked)
    kept = browser.get_cookie("linli_outside", path=PAGES)
    assert kept is not None
    assert way.back(browser, first).status_code == 303
    browser.set_cookie("linli_outside", kept.value, path=PAGES)
    assert "已经用过" in way.back(browser, second).text
    assert "OutsideLogInRefused" in way.told()


def test_nobody_is_found_by_an_unverified_phone_by_two_persons_number_or_by_name(way: Way) -> None:
    district = way.district
    first, _ = with_account(district, "zhang", phone="13812346007")
    unverified = person("g-7", phone_number="13812346007", phone_number_verified=False, name="zhang")
    assert "没有和您的" in way.log_in(unverified).text
    district.person("李四", phone="13812346007")
    assert "对不上" in way.log_in(person("g-7", "13812346007")).text
    assert not way.links(first)
    assert way.told().count("OutsideLogInRefused") == 2


def test_who_is_known_by_phone_and_has_another_citizen_id_is_somebody_else(
    open_district: District, provider: LoginProvider
) -> None:
    way = register(open_district, provider, match_by=["phone", "citizen_id"], citizen_id_claim="idcard")
    person_id, _ = with_account(open_district, "zhang", phone="13812346008", citizen_id="11010519491231002X")
    other = person("g-8", "13812346008", idcard="320522195503021018")
    assert "对不上" in way.log_in(other).text
    assert way.log_in(person("g-8", idcard="11010519491231002X")).status_code == 303
    assert way.links(person_id)[0]["how"] == "citizen_id"


def test_what_the_provider_says_proves_who_somebody_is_as_far_as_the_district_says(
    open_district: District, provider: LoginProvider
) -> None:
    way = register(open_district, provider, real_name="phone")
    person_id, _ = with_account(open_district, "zhang", phone="13812346009")
    way.log_in(person("g-9", "13812346009"))
    assert open_district.ok("GET", f"/persons/{person_id}/real-name")["level"] == "phone"


def test_its_acr_may_count_as_two_factors_and_else_the_own_second_one_is_asked(
    open_district: District, provider: LoginProvider
) -> None:
    way = register(open_district, provider, two_factors_acr=["gold"])
    _, login = with_account(open_district, "zhang", phone="13812346010")
    enrolled(open_district, login)
    assert "/second-factor?" in way.log_in(person("g-10", "13812346010")).location
    browser = open_district.house.browser()
    answer = way.log_in(person("g-10", "13812346010", acr="gold"), browser)
    tokens = came_back(open_district, browser, answer)
    claims = open_district.house.claims(tokens["access_token"])
    assert (claims["acr"], claims["amr"]) == ("two_factors", ["fed", "mfa"])


def test_the_log_in_page_offers_it_in_the_district_and_nowhere_else(way: Way) -> None:
    district = way.district
    browser = district.house.browser()
    assert "用「区政务」登录" not in browser.get(f"{PAGES}/authorize?{QUERY}").text
    assert "用「区政务」登录" in browser.get(f"{PAGES}/outside?{QUERY}&district={district.code}").text
    with_account(district, "zhang", phone="13812346011")
    way.log_in(person("g-11", "13812346011"), browser)
    browser.delete_cookie("linli_session", path=PAGES)
    assert "用「区政务」登录" in browser.get(f"{PAGES}/authorize?{QUERY}").text
    district.ok("PATCH", f"/identity-providers/{way.id}", {"active": False})
    assert "用「区政务」登录" not in browser.get(f"{PAGES}/authorize?{QUERY}").text
    assert "现在用不了" in way.begin(browser).text


def test_a_closed_record_and_one_without_an_account_get_no_log_in(way: Way) -> None:
    way.district.person("李四", phone="13812346012")
    assert "还没有账号" in way.log_in(person("g-12", "13812346012")).text
