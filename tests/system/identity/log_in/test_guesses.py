# SPDX-License-Identifier: AGPL-3.0-or-later
"""Guessing costs who guesses: the network that is wrong too often, not the account that it is about."""

from collections.abc import Iterator

import pytest

from scripts.message_gateway import MessageGateway
from tests.system.identity.conftest import PASSWORD, District, new_district, opened
from tests.system.identity.log_in.test_request_reset import ask


@pytest.fixture
def district(mongodb_uri: str, gateway: MessageGateway) -> Iterator[District]:
    """Where five wrong secrets a minute are borne from one network."""
    with opened(mongodb_uri, gateway, WRONG_SECRETS_PER_MINUTE="5") as strict:
        yield new_district(strict)


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


def test_secrets_of_clients_and_codes(district: District) -> None:
    house = district.house
    errors = [
        house.exchange(grant_type="client_credentials", client_secret=f"guess{number}").status_code
        for number in range(7)
    ]
    assert errors[:5] == [401] * 5
    assert errors[5:] == [429] * 2


def test_messages_to_other_peoples_phones(district: District) -> None:
    house = district.house
    answers = [
        ask(house, house.browser(), f"user{number}@{district.code}").status_code for number in range(7)
    ]
    assert answers == [200] * 5 + [429] * 2
