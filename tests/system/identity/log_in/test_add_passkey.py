# SPDX-License-Identifier: AGPL-3.0-or-later
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.authenticator import PRESENT, Authenticator, asked
from tests.system.identity.log_in.second_factors import ASKING, PAGES, send


def own_page(named: District) -> tuple[FlaskClient, dict[str, Any]]:
    browser = named.house.browser()
    named.house.submit(browser, f"admin@{named.code}", PASSWORD, f"{PAGES}/authorize?{ASKING}")
    return browser, asked(browser.get(f"{PAGES}/second-factors?{ASKING}").text)


def test_a_passkey_is_added_and_comes_with_recovery_codes(named: District) -> None:
    browser, question = own_page(named)
    assert question["rp"]["id"] == "localhost"
    assert question["authenticatorSelection"]["userVerification"] == "required"
    credential = Authenticator().make(question)
    shown = send(browser, "second-factors/passkeys", credential=credential, label="办公电脑")
    assert len(re.findall(r"<code>", shown.text)) == 10
    page = browser.get(f"{PAGES}/second-factors?{ASKING}").text
    assert "办公电脑" in page
    assert len(asked(page)["excludeCredentials"]) == 1
    again = send(browser, "second-factors/passkeys", credential=credential, label="again")
    assert again.status_code == 409
    account = named.house.read(named.code).accounts.first({"login": f"admin@{named.code}"})
    assert account
    told = named.house.events(named.code, "second_factors", account.id)
    assert told == ["SecondFactorAdded", "RecoveryCodesMade"]


@pytest.mark.parametrize(
    "device",
    [
        Authenticator(origin="https://evil.example"),
        Authenticator(host="evil.example"),
        Authenticator(flags=PRESENT),
    ],
)
def test_what_another_page_or_nobody_verified_is_refused(named: District, device: Authenticator) -> None:
    browser, question = own_page(named)
    answer = send(browser, "second-factors/passkeys", credential=device.make(question), label="x")
    assert (answer.status_code, "没有添加成功" in answer.text) == (403, True)
    assert named.house.read(named.code).second_factors.list({}) == []


BAD = ("", "{}", "[1]", "x" * 9000, '{"id": "a", "response": {"clientDataJSON": "e30"}}')


@pytest.mark.parametrize("credential", BAD)
def test_bad_input_adds_nothing(named: District, credential: str) -> None:
    browser, _ = own_page(named)
    assert send(browser, "second-factors/passkeys", credential=credential).status_code == 403
    assert named.house.read(named.code).second_factors.list({}) == []


def test_the_question_of_another_browser_is_none(named: District) -> None:
    browser, _ = own_page(named)
    _, other = own_page(named)
    answer = send(browser, "second-factors/passkeys", credential=Authenticator().make(other), label="x")
    assert answer.status_code == 403
