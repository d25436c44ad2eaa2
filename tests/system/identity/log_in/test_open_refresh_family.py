# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.domain import sessions
from tests.system.identity.conftest import District


def test_a_refresh_token_lasts_as_long_as_the_log_in(district: District) -> None:
    house = district.house
    bearer = sessions.parse(house.log_in(f"admin@{district.code}")["refresh_token"])
    assert bearer is not None
    assert bearer.tenant == district.code
    family = house.read(district.code).refresh_families.get(bearer.id)
    session = house.read(district.code).sessions.get(family.session_id)
    assert family.expires_at == session.expires_at
    assert bearer.secret not in repr(family)
