# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.identity.timers import client_expires_soon
from tests.system.identity.conftest import District
from tests.system.identity.log_in.test_register_client import register


def test_a_warning_comes_before_a_client_ends(district: District) -> None:
    house = district.house
    client = register(district, expires_at=(system_now() + timedelta(days=30)).isoformat())
    by = Principal(district.code, "timer", "timer")
    for name in (client["client_id"], "nobody"):
        house.store.transact(by, lambda tx, name=name: client_expires_soon(tx, name, {}))
    told = house.events(district.code, "client", client["client_id"])
    assert told == ["ClientRegistered", "ClientExpiring"]
    assert house.exchange(grant_type="client_credentials", **client).status_code == 200


def test_who_is_used_no_more_is_not_warned_of(district: District) -> None:
    house = district.house
    client = register(district, expires_at=(system_now() + timedelta(days=30)).isoformat())
    district.ok("POST", f"/clients/{client['client_id']}:disable")
    by = Principal(district.code, "timer", "timer")
    house.store.transact(by, lambda tx: client_expires_soon(tx, client["client_id"], {}))
    assert "ClientExpiring" not in house.events(district.code, "client", client["client_id"])
