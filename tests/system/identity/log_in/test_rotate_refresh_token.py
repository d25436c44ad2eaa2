# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.domain import sessions
from tests.system.identity.conftest import District, House


def refresh(house: House, token: str, **changes: str) -> dict[str, str]:
    answer: dict[str, str] = house.exchange(
        grant_type="refresh_token", refresh_token=token, **changes
    ).get_json()
    return answer


def test_each_refresh_token_is_good_once(district: District) -> None:
    house = district.house
    first = house.log_in(f"admin@{district.code}")
    second = refresh(house, first["refresh_token"])
    assert second["refresh_token"] != first["refresh_token"]
    assert house.call("GET", "/places", second["access_token"]).status_code == 200
    third = refresh(house, second["refresh_token"])
    assert "access_token" in third


def test_one_that_comes_again_revokes_the_whole_family(district: District) -> None:
    house = district.house
    first = house.log_in(f"admin@{district.code}")
    second = refresh(house, first["refresh_token"])
    third = refresh(house, second["refresh_token"])
    assert refresh(house, first["refresh_token"])["error"] == "invalid_grant"
    assert refresh(house, third["refresh_token"])["error"] == "invalid_grant"
    bearer = sessions.parse(first["refresh_token"])
    assert bearer is not None
    assert house.events(district.code, "refresh_family", bearer.id) == ["RefreshTokenReused"]


def test_a_lost_answer_is_asked_for_again(district: District) -> None:
    """A phone that was in a tunnel asks twice; nobody is logged out for that."""
    house = district.house
    first = house.log_in(f"admin@{district.code}")
    refresh(house, first["refresh_token"])
    again = refresh(house, first["refresh_token"])
    assert "access_token" in refresh(house, again["refresh_token"])


def test_a_new_role_is_in_the_next_token(district: District) -> None:
    house = district.house
    person_id, _ = district.staff("resident", district.path)
    tokens = house.log_in(f"staff@{district.code}")
    assert house.call("GET", "/places", tokens["access_token"]).status_code == 403
    district.ok(
        "POST", "/roles/grants", {"person_id": person_id, "role": "dispatcher", "path": district.path}
    )
    fresh = refresh(house, tokens["refresh_token"])["access_token"]
    assert house.call("GET", "/places", fresh).status_code == 200


def test_rubbish_and_a_wrong_secret_change_nothing(district: District) -> None:
    house = district.house
    token = house.log_in(f"admin@{district.code}")["refresh_token"]
    for bad in ("rubbish", f"{district.code}.{'i' * 43}.{'s' * 43}", "999999" + token[6:]):
        assert refresh(house, bad)["error"] == "invalid_grant"
    assert refresh(house, token, client_secret="wrong")["error"] == "invalid_client"
    assert refresh(house, "")["error"] == "invalid_request"
    assert "access_token" in refresh(house, token)
