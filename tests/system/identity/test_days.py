# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days of the register are the district's: China's begin eight hours before those of UTC."""

from dataclasses import replace
from datetime import UTC, date, datetime

from services.chassis.values import OrgPath, Principal
from services.identity.commands import register_day
from services.identity.store import Tx
from tests.system.identity.conftest import District

EARLY = datetime(2026, 3, 31, 17, 30, tzinfo=UTC)
"""Half past one on the first of April in Taicang."""


def _at(district: District, moment: datetime) -> Tx:
    store = replace(district.house.store, clock=lambda: moment)
    return store.reader(Principal(district.code, "test", "test"))


def test_a_day_begins_at_midnight_of_the_district(district: District) -> None:
    tx = _at(district, EARLY)
    assert tx.today == date(2026, 4, 1)
    assert register_day(tx, None) == date(2026, 4, 1)
    assert tx.today == tx.calendar.local_date(EARLY)


def test_who_moves_in_today_lives_there_before_eight_in_the_morning(district: District) -> None:
    unit, person_id = district.tree()["unit"], district.person()
    body = {"person_id": person_id, "unit_id": unit["id"], "kind": "lessee", "since": "2026-04-01"}
    district.ok("POST", "/occupancies", body)
    assert _at(district, EARLY).homes_of(person_id) == (OrgPath(unit["path"]),)
