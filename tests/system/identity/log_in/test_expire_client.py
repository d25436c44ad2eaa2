# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.identity.timers import client_expired
from tests.system.identity.conftest import District
from tests.system.identity.log_in.test_register_client import register


def test_a_client_ends_with_its_time(district: District) -> None:
    house = district.house
    client = register(district, expires_at=(system_now() + timedelta(minutes=5)).isoformat())
    token = house.exchange(grant_type="client_credentials", **client).get_json()["access_token"]
    by = Principal(district.code, "timer", "timer")
    for name in (client["client_id"], client["client_id"], "nobody"):
        house.store.transact(by, lambda tx, name=name: client_expired(tx, name, {}))
    assert house.call("GET", "/roles", token).status_code == 401
    again = house.exchange(grant_type="client_credentials", **client)
    assert again.get_json()["error"] == "invalid_client"
    told = house.events(district.code, "client", client["client_id"])
    assert told == ["ClientRegistered", "ClientDisabled"]
