# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.authenticator import PRESENT, Authenticator, asked
from tests.system.identity.log_in.second_factors import ASKING, PAGES, QUERY, came_back, send


@pytest.fixture
def device(named: District) -> Authenticator:
    """The passkey of the district's administrator."""
    return passkey_of(named, "admin")


def passkey_of(named: District, name: str) -> Authenticator:
    browser, made = named.house.browser(), Authenticator()
    named.house.submit(browser, f"{name}@{named.code}", PASSWORD, f"{PAGES}/authorize?{ASKING}")
    question = asked(browser.get(f"{PAGES}/second-factors?{ASKING}").text)
    answer = send(browser, "second-factors/passkeys", credential=made.make(question), label="x")
    assert answer.status_code == 200
    return made


def at_the_page(named: District) -> tuple[FlaskClient, str]:
    browser = named.house.browser()
    return browser, browser.get(f"{PAGES}/authorize?{QUERY}").text


def refused(browser: FlaskClient, answer: TestResponse) -> bool:
    page = browser.get(answer.location)
    return page.status_code == 403 and "没有通过" in page.text


def test_it_logs_in_without_a_name_or_password(named: District, device: Authenticator) -> None:
    browser, page = at_the_page(named)
    answer = send(browser, "passkey", credential=device.use(asked(page)), remember="yes")
    tokens = came_back(named, browser, answer)
    said = named.house.claims(tokens["id_token"])
    assert (said["acr"], said["amr"]) == ("two_factors", ["pop", "user", "mfa"])
    assert said["remembered_until"] > said["exp"]


def test_it_is_the_second_factor_after_the_password(named: District, device: Authenticator) -> None:
    browser = named.house.browser()
    answer = named.house.submit(browser, f"admin@{named.code}", PASSWORD)
    assert answer.location == f"second-factor?{QUERY}"
    question = asked(browser.get(f"{PAGES}/second-factor?{QUERY}").text)
    assert len(question["allowCredentials"]) == 1
    broken = replace(device, flags=PRESENT).use(question)
    answer = send(browser, "passkey", credential=broken, step="second")
    assert (answer.status_code, "没有通过" in answer.text) == (403, True)
    answer = send(browser, "passkey", credential=device.use(question), step="second")
    tokens = came_back(named, browser, answer)
    said = named.house.claims(tokens["access_token"])
    assert said["amr"] == ["pwd", "pop", "user", "mfa"]


def test_an_answer_is_good_once(named: District, device: Authenticator) -> None:
    browser, page = at_the_page(named)
    credential = device.use(asked(page))
    came_back(named, browser, send(browser, "passkey", credential=credential))
    again = send(browser, "passkey", credential=credential)
    assert again.location == f"{PAGES}/authorize?{QUERY}"


def test_a_copied_key_is_found_by_its_counter(named: District, device: Authenticator) -> None:
    copy = replace(device)
    for _ in range(2):
        browser, page = at_the_page(named)
        came_back(named, browser, send(browser, "passkey", credential=device.use(asked(page))))
    browser, page = at_the_page(named)
    assert refused(browser, send(browser, "passkey", credential=copy.use(asked(page))))


WRONG: tuple[dict[str, object], ...] = (
    {"origin": "https://evil.example"},
    {"host": "evil.example"},
    {"flags": PRESENT},
    {"key": Authenticator().key},
    {"id": b"another"},
    {"handle": "MzIwNTg1Lng"},
    {"handle": ""},
)


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_right_is_refused(
    named: District, device: Authenticator, wrong: dict[str, object]
) -> None:
    browser, page = at_the_page(named)
    credential = replace(device, **wrong).use(asked(page))  # type: ignore[arg-type]
    assert refused(browser, send(browser, "passkey", credential=credential))


@pytest.mark.parametrize("credential", ["", "{}", "null", "x" * 9000, '{"id": 1, "response": {}}'])
def test_bad_input_logs_nobody_in(named: District, credential: str) -> None:
    browser, _ = at_the_page(named)
    assert refused(browser, send(browser, "passkey", credential=credential))


def test_the_question_of_another_browser_is_none(named: District, device: Authenticator) -> None:
    _, other = at_the_page(named)
    browser, _ = at_the_page(named)
    assert refused(browser, send(browser, "passkey", credential=device.use(asked(other))))


def test_a_closed_record_has_no_key(named: District) -> None:
    person, _ = named.staff("handler", named.path, "closing")
    own = passkey_of(named, "closing")
    named.ok("PATCH", f"/persons/{person}", {"active": False})
    browser, page = at_the_page(named)
    assert refused(browser, send(browser, "passkey", credential=own.use(asked(page))))
