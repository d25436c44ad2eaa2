# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.identity.domain.sessions import Session
from services.identity.store import Tx
from services.identity.timers import session_expired
from tests.system.identity.conftest import District


def test_a_log_in_ends_when_its_time_is_over_and_not_before(district: District) -> None:
    house, by = district.house, Principal(district.code, "timer", "timer")
    house.log_in(f"admin@{district.code}")

    def newest(tx: Tx) -> Session:
        return max(tx.sessions.list({}), key=lambda session: session.started_at)

    def age(tx: Tx) -> None:
        tx.sessions.save(replace(newest(tx), expires_at=system_now() - timedelta(seconds=1)))

    session = newest(house.read(district.code))
    house.store.transact(by, lambda tx: session_expired(tx, session.id, {}))
    assert house.read(district.code).sessions.find(session.id) is not None
    house.store.transact(by, age)
    house.store.transact(by, lambda tx: session_expired(tx, session.id, {}))
    assert house.read(district.code).sessions.find(session.id) is None
    assert house.read(district.code).refresh_families.list({"session_id": session.id}) == []
    assert house.events(district.code, "session", session.id) == ["LoggedIn", "LoggedOut", "TokensRevoked"]
    house.store.transact(by, lambda tx: session_expired(tx, session.id, {}))
