# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.second_factors import enrolled


def test_who_lost_the_phone_is_let_in_again_by_staff(district: District) -> None:
    house = district.house
    person, _ = district.staff("handler", district.path)
    own = enrolled(district, f"staff@{district.code}")
    account = own.factors()["account_id"]
    path = f"/accounts/{account}:drop-second-factors"
    lesser_id, lesser = district.staff("handler", district.path, "lesser")
    assert lesser_id != person
    assert district.refused("POST", path, token=lesser)["code"] == "forbidden"
    for _ in range(2):
        assert district.ok("POST", path)["id"] == account
    assert "code=" in house.submit(house.browser(), own.login, PASSWORD).location
    assert house.events(district.code, "second_factors", account)[-1] == "SecondFactorRemoved"
    nobody = f"/accounts/{person}:drop-second-factors"
    assert district.refused("POST", nobody)["code"] == "not_found"


def test_nobody_drops_ones_own_by_a_token_alone_nor_a_superiors(district: District) -> None:
    own = enrolled(district)
    path = f"/accounts/{own.factors()['account_id']}:drop-second-factors"
    assert district.refused("POST", path)["code"] == "forbidden"
    _, below = district.staff("district_admin", district.place("sub_district", "s1")["path"], "below")
    assert district.refused("POST", path, token=below)["code"] == "forbidden"
    assert own.factors()["authenticator"] is True
