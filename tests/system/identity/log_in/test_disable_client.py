# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.log_in.test_register_client import register


def test_a_client_whose_secret_leaked_is_shut_out_at_once(district: District) -> None:
    house, client = district.house, register(district)
    path = f"/clients/{client['client_id']}:disable"
    token = house.exchange(grant_type="client_credentials", **client).get_json()["access_token"]
    assert house.call("GET", "/places", token).status_code == 200
    _, lesser = district.staff("district_admin", district.place("sub_district", "s1")["path"])
    assert district.refused("POST", path, token=lesser)["code"] == "forbidden"
    for _ in range(2):
        assert district.ok("POST", path)["active"] is False
    assert house.call("GET", "/places", token).status_code == 401
    again = house.exchange(grant_type="client_credentials", **client)
    assert again.get_json()["error"] == "invalid_client"
    told = house.events(district.code, "client", client["client_id"])
    assert told == ["ClientRegistered", "ClientDisabled"]
    assert district.refused("POST", "/clients/nobody:disable")["code"] == "not_found"
