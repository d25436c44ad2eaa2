# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import Principal
from services.identity.timers import password_reset_forgotten
from tests.system.identity.conftest import District
from tests.system.identity.log_in.test_request_reset import resident
from tests.system.identity.log_in.test_reset_password import asked


def test_that_codes_were_sent_is_forgotten(district: District) -> None:
    house, login = district.house, resident(district, "13812341401")
    asked(house, login)
    (kept,) = house.read(district.code).password_resets.list({})
    by = Principal(district.code, "timer", "timer")
    for _ in range(2):
        house.store.transact(by, lambda tx: password_reset_forgotten(tx, kept.id, {}))
    assert house.read(district.code).password_resets.list({}) == []
