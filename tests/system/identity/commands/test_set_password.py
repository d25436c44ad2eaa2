# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import PASSWORD, District

OTHER = "another long secret"


def test_ones_own_password_changes_by_the_current_one(district: District) -> None:
    house, login = district.house, f"staff@{district.code}"
    person_id, token = district.staff("resident", district.path)
    tokens = house.log_in(login)
    account = house.ok("GET", f"/persons/{person_id}/account", token)
    path = f"/accounts/{account['id']}:set-password"
    wrong = {"password": OTHER, "current": "not it at all"}
    assert district.refused("POST", path, wrong, token)["code"] == "identity.wrong_password"
    assert district.refused("POST", path, {"password": OTHER}, token)["code"] == "identity.wrong_password"
    house.ok("POST", path, token, {"password": OTHER, "current": PASSWORD})
    refreshed = house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert refreshed.get_json()["error"] == "invalid_grant"
    assert house.submit(house.browser(), login, PASSWORD).status_code == 403
    assert house.log_in(login, OTHER)


def test_staff_resets_a_password_and_a_stranger_does_not(district: District) -> None:
    person_id, _ = district.staff("resident", district.path)
    _, stranger = district.staff("handler", district.path, "stranger")
    account = district.ok("GET", f"/persons/{person_id}/account")
    path = f"/accounts/{account['id']}:set-password"
    assert district.refused("POST", path, {"password": OTHER}, stranger)["code"] == "forbidden"
    assert district.refused("POST", path, {"password": "short"})["code"] == "identity.weak_password"
    district.ok("POST", path, {"password": OTHER})
    assert district.house.log_in(f"staff@{district.code}", OTHER)
