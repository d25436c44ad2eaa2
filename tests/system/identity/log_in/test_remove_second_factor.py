# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.second_factors import ASKING, enrolled, send


def test_who_takes_it_away_logs_in_by_the_password_alone(district: District) -> None:
    own = enrolled(district)
    assert send(own.browser, "second-factors/remove", which="nothing").status_code == 303
    assert own.factors()["authenticator"] is True
    answer = send(own.browser, "second-factors/remove", ASKING, which="app")
    assert answer.location == f"../second-factors?{ASKING}"
    assert own.factors() | {"account_id": ""} == {
        "account_id": "",
        "authenticator": False,
        "passkeys": [],
        "recovery_codes": 0,
        "demanded": False,
    }
    assert "code=" in district.house.submit(district.house.browser(), own.login, PASSWORD).location
