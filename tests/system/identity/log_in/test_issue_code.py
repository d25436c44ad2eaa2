# SPDX-License-Identifier: AGPL-3.0-or-later
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.system.identity.conftest import CALLBACK, PASSWORD, House, authorize_path


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_id": "nobody"}, "invalid_client"),
        ({"client_id": ""}, "invalid_client"),
        ({"client_id": "x@900001"}, "invalid_client"),
        ({"redirect_uri": "https://evil.example/cb"}, "invalid_request"),
        ({"redirect_uri": f"{CALLBACK}/"}, "invalid_request"),
        ({"redirect_uri": f"{CALLBACK}?x=1"}, "invalid_request"),
        ({"redirect_uri": ""}, "invalid_request"),
        ({"redirect_uri": 'https://evil.example/"中'}, "invalid_request"),
    ],
)
def test_nobody_is_sent_where_the_client_is_not_registered(
    house: House, changes: dict[str, str], error: str
) -> None:
    answer = house.browser().get(authorize_path(**changes))
    assert answer.status_code == 400
    assert "Location" not in answer.headers
    assert error in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": ""}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
    ],
)
def test_the_client_is_told_what_it_did_wrong(house: House, changes: dict[str, str], error: str) -> None:
    answer = house.browser().get(authorize_path(**changes))
    assert answer.status_code == 303
    target = answer.headers["Location"]
    assert target.startswith(f"{CALLBACK}?")
    told = parse_qs(urlsplit(target).query)
    assert (told["error"], told["state"]) == ([error], ["s1"])


def test_a_parameter_given_twice_is_refused(house: House) -> None:
    answer = house.browser().get(authorize_path() + "&client_id=portal")
    assert answer.status_code in (303, 400)
    assert "code=" not in answer.headers.get("Location", "")


def test_the_code_itself_is_not_stored(house: House) -> None:
    code = house.code("operator@platform", PASSWORD)
    stored = house.read("platform").codes.list({})
    assert code.partition(".")[2] not in repr(stored)
