# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import Principal
from services.identity.timers import emergency_over
from tests.system.identity.conftest import District
from tests.system.identity.emergencies import opened, prepared


def test_it_ends_by_itself_once(district: District) -> None:
    _, before = prepared(district)
    access, token = opened(district, before)
    by, store = Principal(district.code, "timers", "timers"), district.house.store
    for _ in range(2):
        store.transact(by, lambda tx: emergency_over(tx, access["id"], {}))
    store.transact(by, lambda tx: emergency_over(tx, "nothing", {}))
    assert district.house.call("GET", "/sessions", token).status_code == 401
    told = district.house.events(district.code, "emergency_access", access["id"])
    assert told == ["EmergencyAccessOpened", "EmergencyAccessEnded"]
