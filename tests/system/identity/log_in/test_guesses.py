# SPDX-License-Identifier: AGPL-3.0-or-later
"""Guessing costs who guesses: the network that is wrong too often, not the account that it is about."""

import pytest

from services.identity.routes.guesses import Guesses
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.test_request_reset import ask


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five wrong secrets a minute."""
    five, check, count = Guesses(5), Guesses.check, Guesses.count
    monkeypatch.setattr(Guesses, "check", lambda _: check(five))
    monkeypatch.setattr(Guesses, "count", lambda _: count(five))


@pytest.mark.usefixtures("strict")
def test_one_password_for_many_accounts(district: District) -> None:
    house = district.house
    answers = [
        house.submit(house.browser(), f"user{number}@{district.code}", "Spring2026!").status_code
        for number in range(7)
    ]
    assert answers == [403] * 5 + [429] * 2
    waits = house.submit(house.browser(), f"admin@{district.code}", PASSWORD)
    assert waits.status_code == 429, "from that network nobody gets further"
    account = house.read(district.code).accounts.first({"login": f"admin@{district.code}"})
    assert account is not None
    assert account.failures == 0


@pytest.mark.usefixtures("strict")
def test_secrets_of_clients_and_codes(district: District) -> None:
    house = district.house
    errors = [
        house.exchange(grant_type="client_credentials", client_secret=f"guess{number}").status_code
        for number in range(7)
    ]
    assert errors[:5] == [401] * 5
    assert errors[5:] == [429] * 2


@pytest.mark.usefixtures("strict")
def test_messages_to_other_peoples_phones(district: District) -> None:
    house = district.house
    answers = [
        ask(house, house.browser(), f"user{number}@{district.code}").status_code for number in range(7)
    ]
    assert answers == [200] * 5 + [429] * 2
