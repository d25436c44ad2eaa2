# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import Principal
from services.identity.timers import log_in_code_forgotten
from tests.system.identity.conftest import District
from tests.system.identity.log_in.phone_codes import allowed, ask
from tests.system.identity.log_in.test_request_reset import resident


def test_that_codes_were_sent_is_forgotten(district: District) -> None:
    house, login = district.house, resident(allowed(district), "13812345301")
    ask(district, login)
    (kept,) = house.read(district.code).log_in_codes.list({})
    by = Principal(district.code, "timer", "timer")
    for _ in range(2):
        house.store.transact(by, lambda tx: log_in_code_forgotten(tx, kept.id, {}))
    assert house.read(district.code).log_in_codes.list({}) == []
