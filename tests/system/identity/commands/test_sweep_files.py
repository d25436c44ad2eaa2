# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

from services.chassis.values import Principal
from services.identity.commands import sweep_files
from services.identity.commands.sweep_files import KEPT
from tests.system.identity.conftest import District
from tests.system.identity.registers import compound, mapped, taken_in, uploaded


def test_registers_are_deleted_after_a_day_taken_in_or_not(district: District) -> None:
    """They hold phone numbers and citizen ids unsealed."""
    mapped(district)
    taken_in(district, compound(district))
    file_id = uploaded(district)
    store = district.house.store
    by, later = Principal(district.code, "test", "test"), store.clock() + KEPT + timedelta(minutes=1)
    while not replace(store, clock=lambda: later).transact(by, sweep_files.handle):
        pass
    assert store.reader(by).files.list({}) == []
    assert store.tools.blobs.get(f"{district.code}/{file_id}/whole") is None
    assert district.refused("GET", f"/tables/{file_id}")["code"] == "not_found"
