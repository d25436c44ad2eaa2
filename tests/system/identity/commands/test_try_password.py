# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import PASSWORD, District

OTHER = "another long secret"


def test_the_current_password_cannot_be_guessed(district: District) -> None:
    house = district.house
    person_id, token = district.staff("resident", district.path)
    account = house.ok("GET", f"/persons/{person_id}/account", token)
    path = f"/accounts/{account['id']}:set-password"
    codes = [
        district.refused("POST", path, {"password": OTHER, "current": f"guess {number}"}, token)["code"]
        for number in range(6)
    ]
    assert codes == ["identity.wrong_password"] * 5 + ["identity.account_locked"]
    right = {"password": OTHER, "current": PASSWORD}
    assert district.refused("POST", path, right, token)["code"] == "identity.account_locked"
    assert house.submit(house.browser(), f"staff@{district.code}", PASSWORD).status_code == 303
