# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import keep_duty
from services.dispatch.domain.authority import HANDLE
from services.dispatch.domain.places import Duty
from tests.system.dispatch.district import ADMIN, BUILDING, Bench


def test_a_duty_begins_once_and_ends(bench: Bench):
    duty = Duty("grant-9", "person-9", "handler", BUILDING, (HANDLE,))
    for _ in range(2):
        bench.act(ADMIN, lambda tx: keep_duty.handle(tx, duty))
    assert bench.read().duties_at(HANDLE, (BUILDING,)) == [duty]
    for _ in range(2):
        bench.act(ADMIN, lambda tx: keep_duty.handle(tx, duty, ended=True))
    assert bench.read().duties_at(HANDLE, (BUILDING,)) == []
